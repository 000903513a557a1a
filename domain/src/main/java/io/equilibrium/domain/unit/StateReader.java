package io.equilibrium.domain.unit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link StateWriter} wrote, in the same order; a read that finds no such value there throws
 * {@link IllegalArgumentException}.
 */
public final class StateReader {
    private final ByteBuffer buffer;

    public StateReader(byte[] bytes) {
        this.buffer = ByteBuffer.wrap(bytes);
    }

    public long getLong() {
        return need(Long.BYTES).getLong();
    }

    public int getInt() {
        return need(Integer.BYTES).getInt();
    }

    public double getDouble() {
        return need(Double.BYTES).getDouble();
    }

    public boolean getBoolean() {
        byte value = need(1).get();
        if (value != 0 && value != 1) {
            throw new IllegalArgumentException("the state is damaged: neither true nor false but " + value);
        }
        return value == 1;
    }

    public <E extends Enum<E>> E getEnum(Class<E> type) {
        return Enum.valueOf(type, getString());
    }

    public String getString() {
        int length = getInt();
        if (length < 0) {
            throw new IllegalArgumentException("the state is damaged: a text of " + length + " bytes");
        }
        ByteBuffer enough = need(length);
        byte[] bytes = new byte[length];
        enough.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Refuses what is left over, a sign of another layout. */
    public void end() {
        if (buffer.hasRemaining()) {
            throw new IllegalArgumentException("the state has " + buffer.remaining() + " bytes too many");
        }
    }

    private ByteBuffer need(int bytes) {
        if (buffer.remaining() < bytes) {
            throw new IllegalArgumentException("the state ends too early", new BufferUnderflowException());
        }
        return buffer;
    }
}
