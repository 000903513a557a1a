package io.equilibrium.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.contract.RunId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {
    private static final RunEntry RUN = entry(1, RunEntry.State.BEGUN);
    private static final RunEntry OTHER = entry(2, RunEntry.State.BEGUN);

    private static RunEntry entry(long run, RunEntry.State state) {
        return new RunEntry(new RunId(run), state, "aa", 900_000_000, 4);
    }

    private static void refused(RunEntry wanted, RunEntry known, String why) {
        assertThatThrownBy(() -> Admission.of(wanted, List.of(known), Optional.empty()))
                .isInstanceOf(ReplayRefusedException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void aNewRunIsAdmitted() {
        Admission admission = Admission.of(
                RUN, List.of(entry(2, RunEntry.State.WHOLE), entry(3, RunEntry.State.ABANDONED)), Optional.empty());

        assertThat(admission).isEqualTo(new Admission(RUN, false, List.of()));
    }

    @Test
    void aRunThatWasBegunIsGoneOnWith() {
        assertThat(Admission.of(RUN, List.of(RUN), Optional.empty())).isEqualTo(new Admission(RUN, true, List.of()));
    }

    @Test
    void aRunThatIsWholeIsDoneWhateverElseGoesOn() {
        RunEntry whole = RUN.as(RunEntry.State.WHOLE);
        RunEntry onFewer = new RunEntry(RUN.run(), RunEntry.State.BEGUN, "aa", 900_000_000, 2);

        Admission admission = Admission.of(onFewer, List.of(whole, OTHER), Optional.empty());

        assertThat(admission.isWhole()).isTrue();
        assertThat(admission.entry()).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource
    void aRunOfOtherContentIsRefusedWhateverBecameOfIt(RunEntry.State state) {
        refused(
                new RunEntry(RUN.run(), RunEntry.State.BEGUN, "bb", 900_000_000, 4),
                RUN.as(state),
                "run 0000000000000001 was begun with other content");
    }

    @Test
    void aRunKeepsItsMarksAndItsPartitions() {
        refused(
                new RunEntry(RUN.run(), RunEntry.State.BEGUN, "aa", 60_000_000, 4),
                RUN,
                "run 0000000000000001 was begun with a mark every PT15M, not PT1M");
        for (int partitions : new int[] {2, 5}) {
            refused(
                    new RunEntry(RUN.run(), RunEntry.State.BEGUN, "aa", 900_000_000, partitions),
                    RUN,
                    "run 0000000000000001 was begun on 4 partitions of ticks, which has " + partitions + " now");
        }
    }

    @Test
    void aRunThatWasGivenUpIsNotGoneOnWith() {
        refused(RUN, RUN.as(RunEntry.State.ABANDONED), "run 0000000000000001 was given up for another");
    }

    @Test
    void anotherRunThatGoesOnIsGivenUpOnlyByName() {
        refused(RUN, OTHER, "run 0000000000000002 has begun and not ended, and another gateway may be writing it");
        assertThatThrownBy(() -> Admission.of(RUN, List.of(RUN, OTHER), Optional.of(new RunId(3))))
                .isInstanceOf(ReplayRefusedException.class);

        Admission admission = Admission.of(RUN, List.of(OTHER), Optional.of(OTHER.run()));

        assertThat(admission).isEqualTo(new Admission(RUN, false, List.of(OTHER.as(RunEntry.State.ABANDONED))));
    }
}
