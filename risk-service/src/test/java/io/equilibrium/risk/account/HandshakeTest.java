package io.equilibrium.risk.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message.Progress;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private static final RunId RUN = new RunId(7);
    private static final String BTC = "BTCUSDT";
    private static final String ETH = "ETHUSDT";

    private final Handshake talk = new Handshake(true);

    @Test
    void withNoOrderOutThereIsNothingToWaitFor() {
        assertThat(talk.isAnsweredThrough(100, true)).isTrue();
        assertThat(talk.isAnsweredThrough(0, false)).isFalse();
        assertThat(new Handshake(false).isAnsweredThrough(100, false)).isTrue();
    }

    @Test
    void aPromiseHoldsThroughItsPlaceIfNothingWasDecidedThatTheVenueDidNotKnow() {
        talk.decided(4);
        talk.promised(promise(20, 10));
        assertThat(talk.isAnsweredThrough(20, false)).isTrue();
        assertThat(talk.isAnsweredThrough(21, false)).isFalse();
        talk.promised(promise(15, 11));
        assertThat(talk.isAnsweredThrough(20, false)).isTrue();
    }

    @Test
    void aDecisionEndsWhatWasPromisedRightBeforeItUntilTheVenueKnowsIt() {
        talk.promised(promise(20, 10));
        talk.decided(15);
        assertThat(talk.isAnsweredThrough(14, false)).isTrue();
        assertThat(talk.isAnsweredThrough(15, false)).isFalse();
        talk.promised(promise(30, 14));
        assertThat(talk.isAnsweredThrough(14, false)).isTrue();
        assertThat(talk.isAnsweredThrough(15, false)).isFalse();
        talk.promised(promise(18, 15));
        talk.promised(promise(90, 14));
        assertThat(talk.isAnsweredThrough(18, false)).isTrue();
        assertThat(talk.isAnsweredThrough(19, false)).isFalse();
    }

    @Test
    void aDecisionOnAnswersIsKnownToTheVenueWhenItKnowsThatTheyWereHeard() {
        talk.decided(12);
        assertThat(grant(30)).hasSize(2);
        talk.answered(20);
        talk.promised(promise(20, 30, -1));
        talk.promised(promise(50, 30, -1));
        assertThat(talk.isAnsweredThrough(50, false)).isTrue();
        talk.decided(20);
        assertThat(talk.isAnsweredThrough(19, false)).isTrue();
        assertThat(talk.isAnsweredThrough(20, false)).isFalse();
        assertThat(grant(30)).containsExactly(progress(BTC, 30, 20), progress(ETH, 30, 20));
        talk.promised(promise(60, 30, 19));
        assertThat(talk.isAnsweredThrough(20, false)).isFalse();
        talk.promised(promise(40, 30, 20));
        assertThat(talk.isAnsweredThrough(40, false)).isTrue();
        assertThat(talk.isAnsweredThrough(41, false)).isFalse();
    }

    @Test
    void aVenueThatIsSilentThroughAllThatIsGrantedNeedNotKnowThatItWasHeard() {
        assertThat(grant(30)).hasSize(2);
        talk.answered(20);
        talk.promised(promise(20, 30, -1));
        assertThat(talk.isAnsweredThrough(20, true)).isTrue();
        talk.promised(promise(30, 30, -1));
        assertThat(grant(30)).isEmpty();
        assertThat(grant(31)).containsExactly(progress(BTC, 31, 30), progress(ETH, 31, 30));
        talk.promised(promise(Long.MAX_VALUE, 31, 30));
        assertThat(grant(Long.MAX_VALUE)).hasSize(2);
        talk.answered(40);
        talk.promised(promise(40, Long.MAX_VALUE, 30));
        assertThat(grant(Long.MAX_VALUE)).hasSize(2);
    }

    @Test
    void answersAreHeardWhenTheVenueSaysThatTheyAreAll() {
        talk.promised(promise(40, 30));
        talk.answered(12);
        // The last exit may have left no order, but what follows it at its tick is still to come.
        assertThat(talk.isAnsweredThrough(11, true)).isFalse();
        assertThat(grant(30)).containsExactly(progress(BTC, 30, -1), progress(ETH, 30, -1));
        talk.promised(promise(50, 30));
        assertThat(talk.isAnsweredThrough(11, true)).isFalse();
        talk.promised(promise(12, 30));
        assertThat(talk.isAnsweredThrough(11, true)).isTrue();
        assertThat(grant(51)).containsExactly(progress(BTC, 51, 12), progress(ETH, 51, 12));
    }

    @Test
    void aGrantIsSaidWhenItHasGrownAndAgainAfterARestoration() {
        assertThat(grant(5)).hasSize(2);
        assertThat(grant(5)).isEmpty();
        assertThat(grant(6)).containsExactly(progress(BTC, 6, -1), progress(ETH, 6, -1));
        StateWriter state = new StateWriter();
        talk.save(state);
        Handshake restored = new Handshake(true);
        restored.restore(new StateReader(state.bytes()));
        assertThat(restored.grant(RUN, 6, 0, Set.of(BTC))).containsExactly(progress(BTC, 6, -1));
        assertThat(restored.grant(RUN, 6, 0, Set.of(BTC))).isEmpty();
    }

    @Test
    void aVenueThatIsNotWaitedForNeedNotBeHeard() {
        assertThat(new Handshake(false).grant(RUN, 6, 0, Set.of(BTC)))
                .containsExactly(progress(BTC, 6, Progress.UNHEARD));
    }

    private List<Progress> grant(long through) {
        return talk.grant(RUN, through, 0, new TreeSet<>(Set.of(BTC, ETH)));
    }

    private static Progress progress(String symbol, long place, long heard) {
        return new Progress(RUN, place, symbol, heard, 0);
    }

    private static Progress promise(long place, long known) {
        return promise(place, known, Progress.UNHEARD);
    }

    private static Progress promise(long place, long known, long echo) {
        return new Progress(RUN, place, BTC, known, echo, 0);
    }
}
