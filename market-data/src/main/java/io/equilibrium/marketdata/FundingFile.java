package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Funding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A symbol's funding history, read whole: {@code funding_time,funding_rate}, or the venue archive's {@code
 * calc_time,funding_interval_hours,last_funding_rate}; with or without a header, plain, gzip or zip; or Parquet of the catalogue. Times rise. The hash is the
 * SHA-256 of the unpacked content.
 */
record FundingFile(Path file, String symbol, List<Funding> fundings, String contentHash) {
    FundingFile {
        fundings = List.copyOf(fundings);
    }

    /**
     * Reads and checks the file; the symbol comes from its name, unless there is but one that it can be.
     *
     * @throws MarketDataException naming line and rule
     */
    static FundingFile read(Path file, Optional<String> only) {
        String symbol = FileName.of(file)
                .symbol()
                .or(() -> only)
                .orElseThrow(() -> new MarketDataException(file, "the name does not say whose funding it is"));
        Checksum.refuseUnlessSound(file);
        try (Rows<Funding> rows = CatalogueTable.isParquet(file)
                ? ParquetRows.fundings(file, symbol)
                : CsvRows.fundings(file, LineReader.digesting(file, bytes -> {}), symbol)) {
            List<Funding> fundings = new ArrayList<>();
            while (rows.advance()) {
                if (!fundings.isEmpty()
                        && fundings.getLast().eventTimeMicros() >= rows.row().eventTimeMicros()) {
                    throw new MarketDataException(file, rows.line(), "time is not after that of the line before");
                }
                fundings.add(rows.row());
            }
            if (fundings.isEmpty()) {
                throw new MarketDataException(file, "holds no funding");
            }
            return new FundingFile(file, symbol, fundings, rows.contentHash());
        }
    }

    FundingSummary summary() {
        return new FundingSummary(
                file, symbol, fundings.size(), Span.instant(firstMicros()), Span.instant(lastMicros()));
    }

    long firstMicros() {
        return fundings.getFirst().eventTimeMicros();
    }

    long lastMicros() {
        return fundings.getLast().eventTimeMicros();
    }
}
