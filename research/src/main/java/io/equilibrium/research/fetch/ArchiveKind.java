package io.equilibrium.research.fetch;

import io.equilibrium.marketdata.CatalogueTable;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the archive keeps, by its own word; funding only by months. */
enum ArchiveKind {
    KLINES("klines", CatalogueTable.BARS),
    AGG_TRADES("aggTrades", CatalogueTable.TRADES),
    FUNDING_RATE("fundingRate", CatalogueTable.FUNDING);

    private final String word;
    private final CatalogueTable table;

    ArchiveKind(String word, CatalogueTable table) {
        this.word = word;
        this.table = table;
    }

    String word() {
        return word;
    }

    CatalogueTable table() {
        return table;
    }

    boolean hasDays() {
        return this != FUNDING_RATE;
    }

    /** The archive's word, in any case. */
    static final class Word implements ITypeConverter<ArchiveKind> {
        @Override
        public ArchiveKind convert(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                            + Arrays.stream(values()).map(ArchiveKind::word).collect(Collectors.joining(", "))));
        }
    }
}
