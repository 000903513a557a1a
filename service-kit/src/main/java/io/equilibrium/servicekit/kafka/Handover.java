package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Rows on their way from the loop to the relay, so that the relay reads them from the database only after a start or a
 * failure. The loop hands them over once they are stored.
 */
final class Handover {
    /**
     * Rows that follow on a sequence: stored ones have the sequences after it, passing ones have none of their own.
     *
     * @param since when they were handed over, in nanoseconds
     */
    record Batch(long after, List<OutboxRow> rows, boolean stored, long since) {
        long last() {
            return stored ? after + rows.size() : after;
        }

        List<OutboxRow> beyond(long published) {
            return stored && published > after ? rows.subList((int) (published - after), rows.size()) : rows;
        }
    }

    private final Deque<Batch> batches = new ArrayDeque<>();
    private int rows;

    synchronized void hand(Batch batch) {
        batches.add(batch);
        rows += batch.rows().size();
    }

    /** Rows that are waiting. */
    synchronized int size() {
        return rows;
    }

    /**
     * What follows on a sequence without a hole, whole batches, until there are so many rows or more; none when what
     * comes next was never handed over.
     */
    synchronized List<Batch> next(long published, int rowsEnough) {
        while (!batches.isEmpty() && isPublished(batches.getFirst(), published)) {
            remove();
        }
        List<Batch> next = new ArrayList<>();
        long reached = published;
        int found = 0;
        for (Batch batch : batches) {
            if (found >= rowsEnough || batch.after() > reached) {
                break;
            }
            next.add(batch);
            found += batch.rows().size();
            reached = batch.last();
        }
        return next;
    }

    /** Those that {@link #next} told are on their topics. */
    synchronized void published(List<Batch> next) {
        next.forEach(batch -> remove());
    }

    private static boolean isPublished(Batch batch, long published) {
        return batch.stored() && batch.last() <= published;
    }

    private void remove() {
        rows -= batches.remove().rows().size();
    }
}
