package io.equilibrium.marketdata;

import java.nio.charset.StandardCharsets;

/** The line a reader stands on: a view of its buffer, good until the reader goes on. */
final class Line implements CharSequence {
    private byte[] bytes = {};
    private int start;
    private int end;

    void set(byte[] newBytes, int newStart, int newEnd) {
        bytes = newBytes;
        start = newStart;
        end = newEnd > newStart && newBytes[newEnd - 1] == '\r' ? newEnd - 1 : newEnd;
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    @Override
    public int length() {
        return end - start;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[start + index] & 0xff);
    }

    @Override
    public String subSequence(int from, int to) {
        return new String(bytes, start + from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return subSequence(0, length());
    }
}
