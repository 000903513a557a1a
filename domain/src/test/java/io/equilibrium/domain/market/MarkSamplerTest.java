package io.equilibrium.domain.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MarkSamplerTest {
    private MarkSampler sampler = new MarkSampler(Duration.ofSeconds(1));

    @Test
    void theFirstTickOfEachIntervalIsAMark() {
        assertThat(isMark(1, 1_500_000)).isTrue();
        assertThat(isMark(2, 1_999_999)).isFalse();
        assertThat(isMark(3, 2_000_000)).isTrue();
        assertThat(isMark(4, 9_000_000)).isTrue();
        assertThat(isMark(5, 9_999_999)).isFalse();
    }

    @Test
    void aDuplicateIsNoneAndALateTickCountsAtTheTimeBefore() {
        isMark(7, 2_000_000);
        assertThat(isMark(7, 5_000_000)).isFalse();
        assertThat(isMark(8, 1_000_000)).isFalse();
        assertThat(isMark(9, 3_000_000)).isTrue();
        assertThat(sampler.mark(tick(10, 2_500_000))).isEqualTo(new Mark("BTCUSDT", 100 * E8.ONE, 3_000_000));
    }

    @Test
    void goesOnFromWhereItWasSaved() {
        isMark(7, 2_000_000);
        StateWriter state = new StateWriter();
        sampler.save(state);
        sampler = new MarkSampler(Duration.ofSeconds(1));
        sampler.restore(new StateReader(state.bytes()));

        assertThat(isMark(7, 3_000_000)).isFalse();
        assertThat(isMark(8, 2_999_999)).isFalse();
        assertThat(isMark(9, 3_000_000)).isTrue();
    }

    @Test
    void refusesAnIntervalOfNothing() {
        assertThatThrownBy(() -> new MarkSampler(Duration.ZERO))
                .hasMessage("mark interval must be at least a microsecond, was PT0S");
    }

    private boolean isMark(long tradeId, long timeMicros) {
        return sampler.isMark(tick(tradeId, timeMicros));
    }

    private static Tick tick(long tradeId, long timeMicros) {
        return new Tick("BTCUSDT", tradeId, 100 * E8.ONE, E8.ONE, Aggressor.BUYER, Move.JUMP, timeMicros, timeMicros);
    }
}
