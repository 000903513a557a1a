package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TicksSoFarTest {
    private static final Map<Integer, TicksSoFar.Span> TWO =
            Map.of(0, new TicksSoFar.Span(100, 200), 1, new TicksSoFar.Span(0, 50));

    private static void refused(TicksSoFar ticks, String why) {
        assertThatThrownBy(ticks::refuse)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void readingBeginsAndGoesOnAnywhereBetweenBeginAndEnd() {
        assertThatCode(new TicksSoFar(TWO, Map.of(), 0, Set.of())::refuse).doesNotThrowAnyException();
        assertThatCode(new TicksSoFar(TWO, Map.of(0, 100L, 1, 50L), 2, Set.of(0, 1))::refuse)
                .doesNotThrowAnyException();
        assertThatCode(new TicksSoFar(TWO, Map.of(0, 200L), 2, Set.of(0))::refuse)
                .doesNotThrowAnyException();
    }

    @Test
    void partitionsMustBeAsMany() {
        refused(
                new TicksSoFar(TWO, Map.of(0, 150L), 4, Set.of(0)),
                "topic ticks has 2 partitions, and had 4 when the state of this service was begun");
        refused(
                new TicksSoFar(TWO, Map.of(0, 150L), 1, Set.of(0)),
                "topic ticks has 2 partitions, and had 1 when the state of this service was begun");
        refused(
                new TicksSoFar(TWO, Map.of(0, 150L, 2, 7L), 0, Set.of()),
                "topic ticks has 2 partitions, and partition 2 was read before");
    }

    @Test
    void whereItWasReadToMustStillBeThere() {
        refused(
                new TicksSoFar(TWO, Map.of(0, 150L, 1, 51L), 2, Set.of(0, 1)),
                "partition 1 of topic ticks ends at 50, before 51, to where it was read: the topic was made anew");
        refused(
                new TicksSoFar(TWO, Map.of(0, 99L), 2, Set.of(0)),
                "partition 0 of topic ticks begins at 100, behind 99, to where it was read: ticks were deleted");
        refused(
                new TicksSoFar(TWO, Map.of(0, 150L), 2, Set.of(0, 1)),
                "there is state of partitions [1] of topic ticks, but nothing says how far they were read");
    }
}
