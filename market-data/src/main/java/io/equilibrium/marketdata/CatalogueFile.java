package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Tick;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A Parquet file of the catalogue: what the readers take of some files' rows, as it is, in their order, with its CHECKSUM
 * beside it; it remembers what it was made of.
 */
public final class CatalogueFile {
    private static final String TABLE = "of_rows";
    private static final String ORIGIN = "origin";

    private final Path file;

    public CatalogueFile(Path file) {
        this.file = file;
    }

    /** What it was made of, in the words that were given; none if there is no such file, or it cannot be read. */
    public Optional<String> origin() {
        if (!Files.isRegularFile(file) || !Files.isRegularFile(Checksum.beside(file))) {
            return Optional.empty();
        }
        try (DuckDBConnection duck = DuckDb.connect();
                PreparedStatement query = duck.prepareStatement(
                        "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = '" + ORIGIN + "'")) {
            query.setString(1, file.toString());
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Writes it anew, whole or not at all.
     *
     * @return how many rows it has
     * @throws MarketDataException naming the source, line and rule, or this file if it cannot be written
     */
    public long write(CatalogueTable table, String symbol, List<Path> sources, String origin) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            long rows = write(table, symbol, sources, origin, part);
            Files.deleteIfExists(Checksum.beside(file));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Checksum.write(file);
            return rows;
        } catch (IOException unwritten) {
            throw new MarketDataException(file, "cannot be written: " + Content.reason(unwritten));
        } catch (SQLException unwritten) {
            throw new MarketDataException(file, "cannot be written: " + DuckDb.rule(unwritten));
        }
    }

    private long write(CatalogueTable table, String symbol, List<Path> sources, String origin, Path part)
            throws SQLException {
        try (DuckDBConnection duck = DuckDb.open(part.resolveSibling(part.getFileName() + ".overflow"));
                Statement statement = duck.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " (" + table.declaration() + ")");
            long rows = 0;
            try (DuckDBAppender appender = duck.createAppender(TABLE)) {
                for (Path source : sources) {
                    rows += append(appender, table, symbol, source);
                }
            }
            statement.execute("COPY " + TABLE + " TO " + quoted(part.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, KV_METADATA {" + ORIGIN + ": "
                    + quoted(origin) + "})");
            return rows;
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static long append(DuckDBAppender appender, CatalogueTable table, String symbol, Path source)
            throws SQLException {
        return switch (table) {
            case BARS -> append(appender, FileRows.bars(source, Format.of(source)), CatalogueFile::append);
            case TRADES -> append(appender, FileRows.trades(source, Format.of(source), symbol), CatalogueFile::append);
            case FUNDING ->
                append(
                        appender,
                        new HeldRows<>(
                                FundingFile.read(source, Optional.of(symbol)).fundings()),
                        CatalogueFile::append);
        };
    }

    @FunctionalInterface
    private interface Row<T> {
        void append(DuckDBAppender appender, T row) throws SQLException;
    }

    private static <T> long append(DuckDBAppender appender, Rows<T> rows, Row<T> shape) throws SQLException {
        long count = 0;
        try (rows) {
            while (rows.advance()) {
                appender.beginRow();
                shape.append(appender, rows.row());
                appender.endRow();
                count++;
            }
        }
        return count;
    }

    private static void append(DuckDBAppender appender, Bar bar) throws SQLException {
        appender.append(bar.openTimeMicros())
                .append(bar.openE8())
                .append(bar.highE8())
                .append(bar.lowE8())
                .append(bar.closeE8())
                .append(bar.volumeE8());
    }

    private static void append(DuckDBAppender appender, Tick trade) throws SQLException {
        appender.append(trade.tradeId())
                .append(trade.priceE8())
                .append(trade.quantityE8())
                .append(trade.eventTimeMicros())
                .append(trade.aggressor() == Aggressor.SELLER);
    }

    private static void append(DuckDBAppender appender, Funding funding) throws SQLException {
        appender.append(funding.eventTimeMicros()).append(funding.rateE8());
    }
}
