package io.equilibrium.marketdata;

import java.nio.file.Path;
import java.time.Instant;

/** What a file of funding holds. */
public record FundingSummary(Path file, String symbol, long rows, Instant first, Instant last) {}
