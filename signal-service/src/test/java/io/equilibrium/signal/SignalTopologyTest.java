package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunEnded;
import io.equilibrium.contract.StrategyBook;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.Traded;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalSettings;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.domain.step.Grid;
import io.equilibrium.domain.step.StepSettings;
import io.equilibrium.domain.unit.E8;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTopologyTest {
    private static final String SYMBOL = "GOLDEN";
    private static final GoldenTicks GOLDEN = GoldenTicks.of(7, SYMBOL).first(10_000);
    private static final StrategySettings STUDY = StrategySettings.DEFAULT;

    @ParameterizedTest
    @EnumSource
    void givesExactlyTheStepsAndSignalsOfTheEngine(Grid grid) {
        StepSettings step = STUDY.step();
        StrategySettings settings = new StrategySettings(
                new StepSettings(
                        grid,
                        step.atrBar(),
                        step.atrPeriod(),
                        step.coefficient(),
                        1,
                        step.hole(),
                        step.mostStepsPerTick()),
                STUDY.window(),
                new SignalSettings(13, 7, new SeriesRule(SeriesRule.Kind.FIRST_PROFIT, 7)));
        GoldenTicks all = GoldenTicks.of(7, SYMBOL);
        try (Driver driver = new Driver(settings)) {
            driver.take(all.tape());
            assertThat(stepped(driver.said(Topics.STEPS)))
                    .hasSizeGreaterThan(1_000)
                    .isEqualTo(all.steps(settings));
            assertThat(signalled(driver.said(Topics.SIGNALS)))
                    .hasSizeGreaterThan(100)
                    .isEqualTo(all.signals(settings));
        }
    }

    @Test
    void saysTheRunsBeginningProgressAndEndOnBothTopics() {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(GOLDEN.first(100).tape());
            for (String topic : List.of(Topics.STEPS, Topics.SIGNALS)) {
                List<Message> said = driver.said(topic);
                Tick last = GOLDEN.ticks().get(99);
                assertThat(said.getFirst()).isEqualTo(new Message.RunStarted(GOLDEN.run(), 0, SYMBOL, 1));
                assertThat(said.subList(said.size() - 2, said.size()))
                        .containsExactly(
                                progress(99),
                                new Message.RunEnded(
                                        GOLDEN.run(), 101, SYMBOL, 100, 0, 1, last.tradeId(), last.eventTimeMicros()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3_000, 5_001, 7_777})
    void goesOnFromTheStoreAsIfNothingHadHappened(int cut) {
        List<Message> steps = new ArrayList<>();
        List<Message> signals = new ArrayList<>();
        Map<String, byte[]> state;
        try (Driver before = new Driver(STUDY)) {
            before.take(GOLDEN.tape().subList(0, cut));
            steps.addAll(before.said(Topics.STEPS));
            signals.addAll(before.said(Topics.SIGNALS));
            state = before.state();
        }
        try (Driver after = new Driver(STUDY)) {
            state.forEach(after.store()::put);
            after.take(GOLDEN.tape().subList(cut, GOLDEN.tape().size()));
            steps.addAll(after.said(Topics.STEPS));
            signals.addAll(after.said(Topics.SIGNALS));
        }
        assertThat(stepped(steps)).isEqualTo(GOLDEN.steps(STUDY));
        assertThat(signalled(signals)).isEqualTo(GOLDEN.signals(STUDY));
        assertThat(steps.getLast()).isInstanceOf(Message.RunEnded.class);
    }

    /** With restarts from the stored bytes in the middle, and signals as bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "governor=bayesian,level=0.25,gate=enforce,gate-level=1.5",
                "governor=experts,margin=0.1,side=with,gate=enforce,gate-level=1.5,lost-level=3",
                "gate=enforce,gate-level=1.5,gate-strategies=3,half-spread=0.0001,lost-level=3"
            })
    void goesOnAsThePipelineWithEveryGovernorAndGate(String fields) {
        StrategySettings settings =
                StrategyBook.of(STUDY, Map.of()).with(SYMBOL + ":" + fields).settingsOf(SYMBOL);
        GoldenTicks all = GoldenTicks.of(7, SYMBOL).first(60_000);
        List<TapeEvent> tape = all.tape();
        List<Message> steps = new ArrayList<>();
        List<Message> signals = new ArrayList<>();
        Map<String, byte[]> state = Map.of();
        Random random = new Random(5);
        for (int from = 0; from < tape.size(); ) {
            int until = Math.min(tape.size(), from + 1 + random.nextInt(9_000));
            try (Driver driver = new Driver(settings)) {
                state.forEach(driver.store()::put);
                driver.take(tape.subList(from, until));
                steps.addAll(driver.said(Topics.STEPS));
                signals.addAll(driver.said(Topics.SIGNALS));
                state = driver.state();
            }
            from = until;
        }
        assertThat(stepped(steps)).isEqualTo(all.steps(settings));
        assertThat(signalled(signals)).hasSizeGreaterThan(100).isEqualTo(all.signals(settings));
    }

    @Test
    void startsAfreshWithANewRunAndIgnoresTheOldOne() {
        GoldenTicks next = GoldenTicks.of(8, SYMBOL).first(10_000);
        try (Driver driver = new Driver(STUDY)) {
            driver.take(GOLDEN.tape().subList(0, 5_000));
            driver.said(Topics.STEPS);
            driver.take(List.of(next.started()));
            driver.take(GOLDEN.tape().subList(5_000, 5_010));
            driver.take(next.tape().subList(1, next.tape().size()));
            List<Message> steps = driver.said(Topics.STEPS);
            assertThat(stepped(steps)).isEqualTo(next.steps(STUDY));
            assertThat(steps).allMatch(said -> said.run().equals(next.run()));
            assertThat(driver.count("ticks.ignored", "reason", "other-run")).isEqualTo(10);
            driver.take(next.tape().subList(5, 8));
            driver.take(List.of(next.started()));
            assertThat(driver.count("ticks.ignored", "reason", "repeated")).isEqualTo(4);
            driver.take(List.of(new Traded(next.run(), 10_002, next.ticks().getFirst())));
            assertThat(driver.count("ticks.ignored", "reason", "run-ended")).isEqualTo(1);
            assertThat(driver.said(Topics.STEPS)).isEmpty();
        }
    }

    @Test
    void ignoresTicksOfARunThatNeverStarted() {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(GOLDEN.tape().subList(1, 3));
            assertThat(driver.said(Topics.STEPS)).isEmpty();
            assertThat(driver.count("ticks.ignored", "reason", "other-run")).isEqualTo(2);
        }
    }

    @Test
    void putsWhatItCannotReadOntoTheDeadLettersAndGoesOn() {
        byte[] tick = new TickCodec().encode(GOLDEN.traded(5_000));
        byte[] garbage = "no tick".getBytes(StandardCharsets.UTF_8);
        try (Driver driver = new Driver(STUDY)) {
            List<TapeEvent> tape = GOLDEN.tape();
            driver.take(tape.subList(0, 5_001));
            driver.take(SYMBOL, garbage);
            driver.take(SYMBOL, new byte[0]);
            driver.take("OTHER", tick);
            driver.take(null, tick);
            driver.take(tape.subList(5_001, tape.size()));
            List<TestRecord<String, byte[]>> dead = driver.records("ticks-dlt");
            assertThat(dead).hasSize(4);
            assertThat(dead.get(0).value()).isEqualTo(garbage);
            assertThat(header(dead.get(0), "cause")).startsWith("UnreadableTapeException: ");
            assertThat(header(dead.get(0), "source-topic")).isEqualTo("ticks");
            assertThat(header(dead.get(0), "source-partition")).isEqualTo("0");
            assertThat(header(dead.get(0), "source-offset")).isEqualTo("5001");
            assertThat(header(dead.get(2), "cause")).contains("key is OTHER, symbol is GOLDEN");
            assertThat(header(dead.get(3), "cause")).contains("key is null");
            assertThat(driver.dead).hasSize(4);
            assertThat(stepped(driver.said(Topics.STEPS))).isEqualTo(GOLDEN.steps(STUDY));
        }
    }

    @Test
    void buriesATickWhosePriceCannotBeComputedWithAndGoesOnAsIfItHadNotCome() {
        Tick before = GOLDEN.ticks().get(4_999);
        Tick absurd = new Tick(
                SYMBOL,
                before.tradeId() + 1,
                Long.MAX_VALUE,
                0,
                Aggressor.BUYER,
                Move.JUMP,
                before.eventTimeMicros() + 1,
                before.eventTimeMicros() + 1);
        StrategySettings boundless =
                new StrategySettings(STUDY.step().withMinimumSizeE8(1L << 61), STUDY.window(), STUDY.signal());
        try (Driver driver = new Driver(boundless)) {
            driver.take(GOLDEN.tape().subList(0, 5_001));
            Map<String, byte[]> state = driver.state();
            driver.take(List.of(new Traded(GOLDEN.run(), 5_001, absurd)));
            assertThat(driver.records("ticks-dlt"))
                    .singleElement()
                    .satisfies(dead -> assertThat(header(dead, "cause")).startsWith("ArithmeticException"));
            assertThat(driver.state()).containsExactlyInAnyOrderEntriesOf(state);
            driver.take(GOLDEN.tape().subList(5_001, 5_002));
            assertThat(driver.records("ticks-dlt")).isEmpty();
        }
    }

    @Test
    void saysOnceThatASymbolHasHaltedAndKeepsTellingProgress() {
        StepSettings step = STUDY.step();
        StrategySettings few = STUDY.withStep(new StepSettings(
                step.grid(), step.atrBar(), step.atrPeriod(), step.coefficient(), 1, step.hole(), 200));
        Tick last = GOLDEN.ticks().get(4_999);
        Tick far = after(last, 10 * last.priceE8());
        Tick later = after(far, 11 * last.priceE8());
        try (Driver driver = new Driver(few)) {
            driver.take(GOLDEN.tape().subList(0, 5_001));
            driver.said(Topics.STEPS);
            driver.take(List.of(new Traded(GOLDEN.run(), 5_001, far), new Traded(GOLDEN.run(), 5_002, later)));
            driver.pass(Duration.ofMillis(60));
            List<Message> said = driver.said(Topics.STEPS);
            assertThat(stepped(said)).hasSize(200);
            assertThat(said.subList(200, said.size()))
                    .containsExactly(
                            new Message.SymbolHalted(
                                    GOLDEN.run(),
                                    5_001,
                                    SYMBOL,
                                    far.tradeId(),
                                    far.eventTimeMicros(),
                                    "one tick made more steps than allowed"),
                            new Message.Progress(GOLDEN.run(), 5_002, SYMBOL, 0, later.eventTimeMicros()));
            driver.take(List.of(new RunEnded(GOLDEN.run(), 5_003, SYMBOL, 2, 0, 0)));
            assertThat(driver.said(Topics.SIGNALS).getLast())
                    .isEqualTo(new Message.RunEnded(
                            GOLDEN.run(), 5_003, SYMBOL, 5_001, 0, 1, later.tradeId(), later.eventTimeMicros()));
        }
    }

    @Test
    void countsBySymbol() {
        try (Driver driver = new Driver(STUDY)) {
            driver.take(GOLDEN.tape());
            assertThat(driver.count("ticks.read", "symbol", SYMBOL))
                    .isEqualTo(GOLDEN.ticks().size());
            assertThat(driver.count("steps.made", "symbol", SYMBOL))
                    .isEqualTo(GOLDEN.steps(STUDY).size());
            assertThat(driver.count("signals.given", "symbol", SYMBOL))
                    .isEqualTo(GOLDEN.signals(STUDY).size());
            assertThat(driver.meters.get("symbols.halted").gauge().value()).isZero();
            assertThat(driver.meters.get("event.time.lag").gauge().value()).isNegative();
        }
    }

    private static Tick after(Tick tick, long priceE8) {
        return new Tick(
                SYMBOL,
                tick.tradeId() + 1,
                priceE8,
                E8.ONE,
                Aggressor.BUYER,
                Move.JUMP,
                tick.eventTimeMicros() + 1_000,
                tick.eventTimeMicros() + 1_000);
    }

    /** Through the tick with this index. */
    private static Message.Progress progress(int index) {
        Tick tick = GOLDEN.ticks().get(index);
        return new Message.Progress(GOLDEN.run(), GOLDEN.place(index), SYMBOL, 0, tick.eventTimeMicros());
    }

    private static List<Message> stepped(List<Message> said) {
        return said.stream().filter(Message.Stepped.class::isInstance).toList();
    }

    private static List<Message> signalled(List<Message> said) {
        return said.stream().filter(Message.Signalled.class::isInstance).toList();
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
