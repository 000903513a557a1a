package io.equilibrium.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import org.junit.jupiter.api.Test;

class EntrySwitchTest {
    private final RiskEngine engine = new RiskEngine(RiskSettings.DEFAULT, Instruments.NONE);

    @Test
    void whatIsSoAlreadyIsNothingNew() {
        EntrySwitch pause = new EntrySwitch("BTCUSDT", false, "ada", "news", 1);
        EntrySwitch resume = new EntrySwitch("BTCUSDT", true, "ada", "over", 2);

        assertThat(engine.on(resume)).isEmpty();
        assertThat(engine.on(pause)).containsExactly(new RiskEvent.EntriesSwitched(pause));
        assertThat(engine.on(pause)).isEmpty();
        assertThat(engine.on(resume)).containsExactly(new RiskEvent.EntriesSwitched(resume));
    }

    @Test
    void aPauseOutlivesARestart() {
        engine.on(new EntrySwitch(EntrySwitch.EVERY_SYMBOL, false, "ada", "news", 1));
        StateWriter state = new StateWriter();
        engine.save(state);
        RiskEngine restored = new RiskEngine(RiskSettings.DEFAULT, Instruments.NONE);
        restored.restore(new StateReader(state.bytes()));

        assertThat(restored.on(new EntrySwitch(EntrySwitch.EVERY_SYMBOL, false, "ada", "news", 2)))
                .isEmpty();
    }

    @Test
    void whoeverDoesItMustSayWhoAndWhy() {
        assertThatThrownBy(() -> new EntrySwitch("BTCUSDT", false, " ", "news", 1))
                .hasMessage("whoever pauses or resumes entries must say who and why");
    }
}
