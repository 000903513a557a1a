package io.equilibrium.marketdata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.duckdb.DuckDBConnection;

/** What a Parquet file of the catalogue holds: columns of 64-bit integers, prices and quantities E8, times in microseconds. */
public enum CatalogueTable {
    BARS("open_time_micros,open_e8,high_e8,low_e8,close_e8,volume_e8"),
    TRADES("trade_id,price_e8,quantity_e8,event_time_micros,is_buyer_maker"),
    FUNDING("funding_time_micros,rate_e8");

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private final String columns;

    CatalogueTable(String columns) {
        this.columns = columns;
    }

    List<String> columns() {
        return List.of(columns.split(",", -1));
    }

    /** The columns with their types, as SQL declares them. */
    String declaration() {
        StringJoiner declared = new StringJoiner(", ");
        columns().forEach(column -> declared.add(column + " " + type(column) + " NOT NULL"));
        return declared.toString();
    }

    private static String type(String column) {
        return column.startsWith("is_") ? "BOOLEAN" : "BIGINT";
    }

    /** Whether a file is Parquet, told by its first bytes; one that cannot be read is not. */
    static boolean isParquet(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * The table that a Parquet file holds.
     *
     * @throws MarketDataException if it holds another, or cannot be read
     */
    static CatalogueTable of(Path file) {
        List<String> found = new ArrayList<>();
        try (DuckDBConnection duck = DuckDb.connect();
                PreparedStatement query = duck.prepareStatement("DESCRIBE SELECT * FROM read_parquet(?)")) {
            query.setString(1, file.toString());
            try (ResultSet columns = query.executeQuery()) {
                while (columns.next()) {
                    found.add(columns.getString(1) + " " + columns.getString(2));
                }
            }
        } catch (SQLException unreadable) {
            throw new MarketDataException(file, "parquet cannot be read: " + DuckDb.rule(unreadable));
        }
        return Arrays.stream(values())
                .filter(table -> table.columns().stream()
                        .map(column -> column + " " + type(column))
                        .toList()
                        .equals(found))
                .findFirst()
                .orElseThrow(() -> new MarketDataException(
                        file, "parquet holds neither bars, nor trades, nor funding of a catalogue, but " + found));
    }
}
