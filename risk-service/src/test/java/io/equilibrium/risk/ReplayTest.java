package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.StrategyBook;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.EntryStyle;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.servicekit.OutgoingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What risk decides in a replay, against the pipeline: limits are reached, the breaker goes through its tiers, and every
 * interleaving of the topics, every batch border and every restart gives the same decisions at the same places.
 */
class ReplayTest {
    private static final RunId RUN = new RunId(0xabc0001);

    @ParameterizedTest
    @CsvSource({
        "5000, 0.1, 1, 10000",
        "5000, 0.1, 3, 10000",
        "5000, 0.1, 1, 1",
        "5000, 0.1, 3, 1",
        "0, 0.08, 3, 20",
        "1000, 0.06, 3, 20",
        "2000, 0.05, 1, 20",
        "8000, 0.07, 3, 2",
        "12000, 0.045, 1, 2"
    })
    void decidesAsThePipelineDoes(int from, String killedDrawdown, int partitions, int mostWaiting) {
        RiskSettings risk = Replays.narrow(killedDrawdown);
        Tape tape = Tape.golden(RUN, Replays.SYMBOLS, from, 800);
        List<Replays.Decision> expected = Replays.pipeline(tape, risk);
        assertThat(Replays.tiers(expected)).hasSize(Tier.values().length);
        assertThat(expected).anyMatch(one -> isDeniedBy(one, DenialReason.SYMBOL_NOTIONAL));
        assertThat(expected).anyMatch(one -> isDeniedBy(one, DenialReason.BREAKER_KILLED));
        for (long seed = 1; seed <= 8; seed++) {
            World world = new World(tape, new World.Plan(risk, partitions, mostWaiting, 20), seed);
            world.run();
            assertThat(Replays.decisions(world.said)).as("seed %s", seed).isEqualTo(expected);
            assertThat(Replays.decisions(rewind(world, seed)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    /** Signals cross the topics as bytes, with what they rest on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void decidesAsThePipelineDoesWithGovernorsAndGates(int partitions) {
        RiskSettings risk = Replays.narrow("0.1");
        StrategyBook book = StrategyBook.of(Tape.SETTINGS.strategy(), Map.of())
                .with("BTCUSDT:governor=bayesian,level=0.2,least-bits=5,side=with,gate=observe")
                .with("ETHUSDT:governor=experts,margin=0.1,gate=enforce,gate-level=1.001,lost-level=2")
                .with("SOLUSDT:gate=enforce,gate-level=1.001,lost-level=2");
        Tape tape = Tape.golden(RUN, Replays.SYMBOLS, 5_000, 2_000).with(book.ownSettings());
        List<Replays.Decision> expected = Replays.pipeline(tape, risk);
        assertThat(expected).anyMatch(one -> isDeniedBy(one, DenialReason.NO_EVIDENCE));
        assertThat(expected).anyMatch(one -> isApproved(one, "BTCUSDT"));
        for (long seed = 1; seed <= 4; seed++) {
            World world = new World(tape, new World.Plan(risk, partitions, 20, 20), seed);
            world.run();
            assertThat(Replays.decisions(world.said)).as("seed %s", seed).isEqualTo(expected);
            assertThat(Replays.decisions(rewind(world, seed)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"5000, 1, 10000", "2000, 3, 20", "8000, 3, 1"})
    void placesTrapsAsThePipelineDoes(int from, int partitions, int mostWaiting) {
        RiskSettings risk = Replays.narrow("0.1").withEntry(EntryStyle.TRAP);
        Tape tape = Tape.golden(RUN, Replays.SYMBOLS, from, 800);
        List<Replays.Decision> expected = Replays.pipeline(tape, risk);
        assertThat(expected).anyMatch(one -> isDeniedBy(one, DenialReason.LAST_OF_SERIES));
        assertThat(expected)
                .filteredOn(one -> one.event() instanceof RiskEvent.Approved approved
                        && approved.order().entry() instanceof Entry.Trap)
                .hasSizeGreaterThan(50);
        for (long seed = 1; seed <= 4; seed++) {
            World world = new World(tape, new World.Plan(risk, partitions, mostWaiting, 20), seed);
            world.run();
            assertThat(Replays.decisions(world.said)).as("seed %s", seed).isEqualTo(expected);
            assertThat(Replays.decisions(rewind(world, seed)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"5000, 1, 10000", "2000, 3, 20"})
    void carriesPositionsAsThePipelineDoes(int from, int partitions, int mostWaiting) {
        RiskSettings risk = Replays.narrow("0.1").withEntry(EntryStyle.CARRIED);
        Tape tape = Tape.golden(RUN, Replays.SYMBOLS, from, 800);
        List<Replays.Decision> expected = Replays.pipeline(tape, risk);
        assertThat(expected)
                .filteredOn(one -> one.event() instanceof RiskEvent.Approved approved
                        && approved.order().carry() != null)
                .hasSizeGreaterThan(50);
        for (long seed = 1; seed <= 2; seed++) {
            World world = new World(tape, new World.Plan(risk, partitions, mostWaiting, 20), seed);
            world.run();
            assertThat(Replays.decisions(world.said)).as("seed %s", seed).isEqualTo(expected);
            assertThat(Replays.decisions(rewind(world, seed)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    private static boolean isApproved(Replays.Decision decision, String symbol) {
        return decision.event() instanceof RiskEvent.Approved approved
                && approved.order().symbol().equals(symbol);
    }

    private static boolean isDeniedBy(Replays.Decision decision, DenialReason reason) {
        return decision.event() instanceof RiskEvent.Denied denied && denied.reason() == reason;
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "3, 1"})
    void whatPeopleDoIsRewoundWithTheRest(int partitions, int mostWaiting) {
        RiskSettings risk = Replays.narrow("0.1");
        Tape tape = Tape.golden(RUN, Replays.SYMBOLS, 5_000, 800);
        long done = 0;
        for (long seed = 1; seed <= 20; seed++) {
            World world = new World(tape, new World.Plan(risk, partitions, mostWaiting, 20), seed);
            world.commandsIn(200);
            world.run();
            assertThat(acts(rewind(world, seed))).as("seed %s", seed).isEqualTo(acts(world.said));
            done += acts(world.said).stream()
                    .filter(message -> message instanceof Message.CommandAnswered answer && answer.done())
                    .count();
        }
        assertThat(done).isGreaterThan(100);
    }

    // Everything but how far each side has come, which depends on what was read at once.
    private static List<Message> acts(List<Message> said) {
        return said.stream()
                .filter(message -> !(message instanceof Message.Progress))
                .toList();
    }

    /** The journal through a handler that nobody restored, in other batches. */
    private static List<Message> rewind(World world, long seed) {
        Random random = new Random(-seed);
        RiskHandler fresh = World.handler(world.plan(), new StoredInMemory());
        List<Message> said = new ArrayList<>();
        var journal = world.stored().journal;
        for (int at = 0; at < journal.size(); ) {
            int until = Math.min(journal.size(), at + 1 + random.nextInt(200));
            fresh.handle(journal.subList(at, until)).outgoing().stream()
                    .map(OutgoingRecord::value)
                    .map(Messages::decode)
                    .forEach(said::add);
            at = until;
        }
        return said;
    }
}
