package io.equilibrium.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import org.junit.jupiter.api.Test;

/** Before which tick the venue is told of a decision. */
class DecisionLaneTest {
    private final DecisionLane lane = new DecisionLane();

    @Test
    void whatFollowsFromATickIsToldRightBeforeIt() {
        progress(4, -1);
        assertThat(lane.turnOf(5)).isEqualTo(5);
        assertThat(lane.turnOf(7)).isEqualTo(7);
    }

    @Test
    void whatFollowsFromAnAnswerIsToldRightAfterItsTick() {
        progress(40, 12);
        assertThat(lane.turnOf(20)).isEqualTo(21);
    }

    @Test
    void whatRiskDidNotWaitToHearIsToldAfterAllThatWasDecidedBefore() {
        progress(40, Message.Progress.UNHEARD);
        assertThat(lane.turnOf(20)).isEqualTo(41);
    }

    @Test
    void whatIsAtAPlaceWhoseAnswersWereHeardIsToldAfterAllThatWasDecidedBefore() {
        progress(40, 20);
        assertThat(lane.turnOf(20)).isEqualTo(41);
    }

    @Test
    void nothingIsToldBeforeWhatWasDecidedEarlier() {
        progress(4, -1);
        assertThat(lane.turnOf(9)).isEqualTo(9);
        progress(40, -1);
        assertThat(lane.turnOf(5)).isEqualTo(9);
    }

    @Test
    void whatIsDecidedWhenAllHasEndedIsNeverTold() {
        progress(Long.MAX_VALUE, Message.Progress.UNHEARD);
        assertThat(lane.turnOf(20)).isEqualTo(Long.MAX_VALUE);
    }

    private void progress(long through, long heard) {
        lane.on(new Message.Progress(RunId.NONE, through, "BTCUSDT", heard, 0));
    }
}
