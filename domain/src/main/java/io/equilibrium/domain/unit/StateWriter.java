package io.equilibrium.domain.unit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What an engine remembers, as bytes: fields in order, big endian; read back by {@link StateReader}. May be used again. */
public final class StateWriter {
    private ByteBuffer buffer = ByteBuffer.allocate(1_024);

    public StateWriter putLong(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    public StateWriter putInt(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    public StateWriter putDouble(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    public StateWriter putBoolean(boolean value) {
        room(1).put((byte) (value ? 1 : 0));
        return this;
    }

    public StateWriter putEnum(Enum<?> value) {
        return putString(value.name());
    }

    public StateWriter putString(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        room(bytes.length).put(bytes);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int wanted = Math.max(2 * buffer.capacity(), buffer.position() + bytes);
            buffer = ByteBuffer.allocate(wanted).put(buffer.flip());
        }
        return buffer;
    }

    /** A copy of what was written since the last {@link #clear()}. */
    public byte[] bytes() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    public void clear() {
        buffer.clear();
    }
}
