package io.equilibrium.telemetry.telegram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notices that wait to be sent: urgent ones first and never dropped, of the others the newest, as many as one message of
 * Telegram's 4,096 characters takes; what is left out is counted in the message.
 */
final class NoticeQueue {
    private static final int MESSAGE_LIMIT = 4_096;
    private static final int ROOM_FOR_COUNT = 60;
    private static final int MOST_WAITING = 200;

    private final ArrayDeque<String> urgent = new ArrayDeque<>();
    private final ArrayDeque<String> ordinary = new ArrayDeque<>();
    private long leftOut;

    synchronized void addUrgent(String notice) {
        urgent.add(notice);
    }

    synchronized void add(String notice) {
        ordinary.add(notice);
        if (ordinary.size() > MOST_WAITING) {
            ordinary.remove();
            leftOut++;
        }
    }

    /** The next message, nothing when nobody waits. */
    synchronized Optional<String> take() {
        List<String> lines = new ArrayList<>();
        int room = MESSAGE_LIMIT - ROOM_FOR_COUNT;
        room = fill(lines, urgent, room);
        fill(lines, ordinary, room);
        if (urgent.isEmpty()) {
            leftOut += ordinary.size();
            ordinary.clear();
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        if (leftOut > 0) {
            lines.add("… and " + leftOut + " more fills");
            leftOut = 0;
        }
        return Optional.of(String.join("\n", lines));
    }

    private static int fill(List<String> lines, ArrayDeque<String> from, int room) {
        int left = room;
        while (!from.isEmpty() && from.getFirst().length() + 1 <= left) {
            String line = from.removeFirst();
            left -= line.length() + 1;
            lines.add(line);
        }
        return left;
    }
}
