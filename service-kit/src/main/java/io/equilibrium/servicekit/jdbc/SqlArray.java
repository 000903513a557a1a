package io.equilibrium.servicekit.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlValue;

/** A column of a batch as one array parameter, so that a batch of any size is one statement. */
final class SqlArray implements SqlValue {
    private final String type;
    private final @Nullable Object[] elements;
    private @Nullable Array array;

    private SqlArray(String type, @Nullable Object[] elements) {
        this.type = type;
        this.elements = elements;
    }

    static <T> SqlArray text(Collection<T> rows, Function<T, @Nullable String> column) {
        return of("text", rows, column, String[]::new);
    }

    static <T> SqlArray integers(Collection<T> rows, Function<T, Integer> column) {
        return of("integer", rows, column, Integer[]::new);
    }

    static <T> SqlArray longs(Collection<T> rows, Function<T, Long> column) {
        return of("bigint", rows, column, Long[]::new);
    }

    static <T> SqlArray bytes(Collection<T> rows, Function<T, byte @Nullable []> column) {
        return of("bytea", rows, column, byte[][]::new);
    }

    @Override
    public void setValue(PreparedStatement statement, int index) throws SQLException {
        array = statement.getConnection().createArrayOf(type, elements);
        statement.setArray(index, array);
    }

    @Override
    public void cleanup() {
        array = null;
    }

    private static <T, C extends @Nullable Object> SqlArray of(
            String type, Collection<T> rows, Function<T, C> column, IntFunction<@Nullable Object[]> maker) {
        return new SqlArray(type, rows.stream().map(column).toArray(maker));
    }
}
