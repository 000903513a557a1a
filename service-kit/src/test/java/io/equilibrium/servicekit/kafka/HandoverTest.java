package io.equilibrium.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private final Handover handover = new Handover();

    @Test
    void givesWholeBatchesUntilThereAreEnoughRows() {
        var first = stored(0, 3);
        var second = stored(3, 2);
        var third = stored(5, 1);
        assertThat(handover.size()).isEqualTo(6);
        assertThat(handover.next(0, 4)).containsExactly(first, second);
        handover.published(List.of(first, second));
        assertThat(handover.size()).isEqualTo(1);
        assertThat(handover.next(5, 4)).containsExactly(third);
    }

    @Test
    void givesNothingBeyondRowsThatWereNeverHandedOver() {
        var first = stored(2, 1);
        stored(4, 2);
        assertThat(handover.next(1, 10)).isEmpty();
        assertThat(handover.next(2, 10)).containsExactly(first);
        assertThat(handover.next(3, 10)).isEmpty();
    }

    @Test
    void givesTheRestOfABatchOfWhichSomeIsPublished() {
        stored(0, 2);
        var second = stored(2, 4);
        assertThat(handover.next(4, 10)).containsExactly(second);
        assertThat(second.beyond(4)).extracting(OutboxRow::sequence).containsExactly(5L, 6L);
        assertThat(handover.next(6, 10)).isEmpty();
        assertThat(handover.size()).isZero();
    }

    @Test
    void keepsWhatIsSaidInPassingInItsPlace() {
        var first = stored(0, 2);
        var passing = passing(2);
        var second = stored(2, 1);
        assertThat(handover.next(0, 10)).containsExactly(first, passing, second);
        assertThat(handover.next(1, 3)).containsExactly(first, passing);
        assertThat(handover.next(2, 10)).containsExactly(passing, second);
        assertThat(handover.next(3, 10)).containsExactly(passing, second);
        assertThat(passing.beyond(3)).hasSize(1);
    }

    private Handover.Batch stored(long after, int count) {
        return hand(
                after,
                LongStream.rangeClosed(after + 1, after + count)
                        .mapToObj(HandoverTest::row)
                        .toList(),
                true);
    }

    private Handover.Batch passing(long after) {
        return hand(after, List.of(row(after)), false);
    }

    private Handover.Batch hand(long after, List<OutboxRow> rows, boolean stored) {
        var batch = new Handover.Batch(after, rows, stored, 0);
        handover.hand(batch);
        return batch;
    }

    private static OutboxRow row(long sequence) {
        return new OutboxRow(sequence, new OutboxRow.Content("topic", 0, null, null, Map.of()));
    }
}
