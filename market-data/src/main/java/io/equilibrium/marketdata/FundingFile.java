package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Funding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A symbol's funding history, read whole: {@code funding_time,funding_rate}, or the venue archive's {@code
 * calc_time,funding_interval_hours,last_funding_rate}; with or without a header, plain, gzip or zip, times rising. The hash is the
 * SHA-256 of the unpacked content.
 */
record FundingFile(Path file, String symbol, List<Funding> fundings, String contentHash) {
    private static final int SIMPLE = 2;
    private static final int ARCHIVE = 3;

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
        List<Funding> fundings = new ArrayList<>();
        try (LineReader lines = LineReader.digesting(file, bytes -> {})) {
            Columns columns = new Columns();
            while (lines.advance()) {
                if (lines.number() > 1 || !Format.isHeader(lines.line())) {
                    columns.split(lines.line());
                    fundings.add(row(file, lines.number(), symbol, columns, fundings));
                }
            }
            if (lines.isCut()) {
                throw new MarketDataException(file, lines.number(), lines.cutText() + " here");
            }
            if (fundings.isEmpty()) {
                throw new MarketDataException(file, "holds no funding");
            }
            return new FundingFile(file, symbol, fundings, lines.contentHash());
        }
    }

    private static Funding row(Path file, long line, String symbol, Columns columns, List<Funding> before) {
        try {
            int count = columns.count();
            if (count != SIMPLE && count != ARCHIVE) {
                throw new IllegalArgumentException("wrong columns: " + count + " instead of 2 or 3");
            }
            Funding funding =
                    new Funding(symbol, columns.signedE8(count - 1, "funding rate"), columns.timeMicros(0, "time"));
            if (!before.isEmpty() && before.getLast().eventTimeMicros() >= funding.eventTimeMicros()) {
                throw new IllegalArgumentException("time is not after that of the line before");
            }
            return funding;
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new MarketDataException(file, line, String.valueOf(wrong.getMessage()));
        }
    }

    long firstMicros() {
        return fundings.getFirst().eventTimeMicros();
    }

    long lastMicros() {
        return fundings.getLast().eventTimeMicros();
    }
}
