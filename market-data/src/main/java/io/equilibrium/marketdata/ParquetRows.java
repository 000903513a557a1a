package io.equilibrium.marketdata;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Bar;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file of the catalogue, some thousands at a time in memory. */
final class ParquetRows<T> implements Rows<T> {
    /** Makes a row of a place in the columns that are in memory. */
    @FunctionalInterface
    private interface Shape<T> {
        T row(DuckDBReadableVector[] columns, long at);
    }

    private final Path file;
    private final Shape<T> shape;
    private final LongConsumer bytesRead;
    private final DuckDBConnection duck;
    private final DuckDBPreparedStatement query;
    private final DuckDBChunkedResult result;
    private final DuckDBReadableVector[] columns;
    private final long expected;
    private long at;
    private long count;
    private long number;
    private long told;
    private @Nullable T row;

    private ParquetRows(Path file, CatalogueTable table, Shape<T> shape, LongConsumer bytesRead, DuckDBConnection duck)
            throws SQLException {
        this.file = file;
        this.shape = shape;
        this.bytesRead = bytesRead;
        this.duck = duck;
        this.columns = new DuckDBReadableVector[table.columns().size()];
        this.expected = expected(duck, file);
        this.query = duck.prepare("SELECT " + String.join(", ", table.columns()) + " FROM read_parquet(?)");
        query.setString(1, file.toString());
        this.result = query.query();
    }

    private static long expected(DuckDBConnection duck, Path file) throws SQLException {
        try (PreparedStatement query = duck.prepareStatement("SELECT num_rows FROM parquet_file_metadata(?)")) {
            query.setString(1, file.toString());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static <T> Rows<T> open(Path file, CatalogueTable table, Shape<T> shape, LongConsumer bytesRead) {
        try {
            DuckDBConnection duck = DuckDb.connect();
            try {
                return new ParquetRows<>(file, table, shape, bytesRead, duck);
            } catch (SQLException unreadable) {
                duck.close();
                throw unreadable;
            }
        } catch (SQLException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    /** Tells of the file's bytes as its rows are read. */
    static Rows<Bar> bars(Path file, LongConsumer bytesRead) {
        return open(file, CatalogueTable.BARS, ParquetRows::bar, bytesRead);
    }

    static Rows<Tick> trades(Path file, String symbol, LongConsumer bytesRead) {
        return open(file, CatalogueTable.TRADES, (columns, at) -> tick(symbol, columns, at), bytesRead);
    }

    static Rows<Funding> fundings(Path file, String symbol) {
        return open(
                file,
                CatalogueTable.FUNDING,
                (columns, at) -> new Funding(symbol, columns[1].getLong(at), columns[0].getLong(at)),
                bytes -> {});
    }

    private static Bar bar(DuckDBReadableVector[] columns, long at) {
        return new Bar(
                columns[0].getLong(at),
                columns[1].getLong(at),
                columns[2].getLong(at),
                columns[3].getLong(at),
                columns[4].getLong(at),
                columns[5].getLong(at));
    }

    private static Tick tick(String symbol, DuckDBReadableVector[] columns, long at) {
        long time = columns[3].getLong(at);
        return new Tick(
                symbol,
                columns[0].getLong(at),
                columns[1].getLong(at),
                columns[2].getLong(at),
                columns[4].getBoolean(at) ? Aggressor.SELLER : Aggressor.BUYER,
                Move.JUMP,
                time,
                time);
    }

    @Override
    public boolean advance() {
        try {
            while (at == count) {
                if (!next()) {
                    return false;
                }
            }
            number++;
            row = shape.row(columns, at++);
            return true;
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new MarketDataException(file, number, String.valueOf(wrong.getMessage()));
        } catch (DuckDBFunctions.FunctionException damaged) {
            throw unreadable(file, damaged);
        }
    }

    /** The next rows into memory; DuckDB ends a result that fails as it ends any other, so the rows are counted. */
    private boolean next() {
        if (!result.nextChunk()) {
            if (number != expected) {
                throw new MarketDataException(file, "parquet has " + expected + " rows, of which " + number + " came");
            }
            return false;
        }
        at = 0;
        count = result.chunk().rowCount();
        for (int column = 0; column < columns.length; column++) {
            columns[column] = result.chunk().vector(column);
        }
        tell((number + count) / (double) expected);
        return true;
    }

    private void tell(double share) {
        long bytes = (long) (share * file.toFile().length());
        bytesRead.accept(bytes - told);
        told = bytes;
    }

    private static MarketDataException unreadable(Path file, Exception failure) {
        return new MarketDataException(file, "parquet cannot be read: " + DuckDb.rule(failure));
    }

    @Override
    public T row() {
        return Objects.requireNonNull(row);
    }

    /** The row's number, from 1. */
    @Override
    public long line() {
        return number;
    }

    /** Of the file as it is. */
    @Override
    public String contentHash() {
        return Checksum.sha256(file);
    }

    @Override
    public void close() {
        try (duck;
                query;
                result) {
            row = null;
        } catch (SQLException unclosed) {
            throw unreadable(file, unclosed);
        }
    }
}
