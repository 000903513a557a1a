package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.StrategyBook;
import io.equilibrium.contract.StrategyChange;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.signal.StrategyEngine;
import io.equilibrium.domain.signal.StrategySettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies that people pause, resume and change while their run is on. */
class StrategyCommandsTest {
    private static final String SYMBOL = "GOLDEN";
    private static final GoldenTicks GOLDEN = GoldenTicks.of(7, SYMBOL).first(12_000);
    private static final RunId RUN = GOLDEN.run();
    private static final StrategySettings GATED = StrategyBook.of(StrategySettings.DEFAULT, Map.of())
            .with("GOLDEN:gate=observe")
            .settingsOf(SYMBOL);
    private static final Map<String, String> OTHER =
            Map.of("governor", "bayesian", "level", "0.3", "window", "12", "high", "9", "low", "3");

    private static Message.StrategyCommanded command(
            String id, StrategyCommand.Action action, Map<String, String> settings, String role) {
        return new Message.StrategyCommanded(
                RUN, 0, new StrategyCommand(id, action, SYMBOL, settings, "ana", role, "news", 5));
    }

    private static Message.StrategyCommanded pause(String id) {
        return command(id, StrategyCommand.Action.PAUSE, Map.of(), "OPERATOR");
    }

    private static Message.StrategyCommanded resume(String id) {
        return command(id, StrategyCommand.Action.RESUME, Map.of(), "ADMIN");
    }

    private static Message.StrategyCommanded change(String id, Map<String, String> settings) {
        return command(id, StrategyCommand.Action.CHANGE, settings, "OPERATOR");
    }

    private static Consumer<StrategyEngine> changed(Map<String, String> settings) {
        return engine -> engine.change(StrategyChange.of(settings).of(engine.settings()));
    }

    private static List<Message> signalled(List<Message> said) {
        return said.stream().filter(Message.Signalled.class::isInstance).toList();
    }

    /** The services' answers say places at which the engine, told the same, says the same. */
    static Map<Long, Consumer<StrategyEngine>> deeds(String symbol, List<? extends Message> answers) {
        Map<Long, Consumer<StrategyEngine>> deeds = new HashMap<>();
        for (Message message : answers) {
            Message.StrategyAnswered answer = (Message.StrategyAnswered) message;
            if (!answer.key().equals(symbol)) {
                continue;
            }
            assertThat(answer.done()).as(answer.said()).isTrue();
            deeds.put(
                    answer.place(),
                    switch (answer.command().action()) {
                        case PAUSE -> StrategyEngine::pause;
                        case RESUME -> StrategyEngine::resume;
                        case CHANGE -> changed(answer.command().settings());
                    });
        }
        return deeds;
    }

    /** Each after so many events of the tape. */
    private static final Map<Integer, Message.StrategyCommanded> STORY = Map.of(
            4_001, pause("1"),
            6_002, resume("2"),
            7_003, change("3", OTHER),
            9_004, change("4", Map.of("side", "with")));

    @ParameterizedTest
    @CsvSource({"0, 1", "3999, 4002", "5000, 6002", "7003, 7004", "7500, 9003", "9005, 11000"})
    void actBehindWhatWasReadAndOutliveTheProcess(int firstEnd, int secondEnd) {
        List<TapeEvent> tape = GOLDEN.tape();
        List<Message> steps = new ArrayList<>();
        List<Message> signals = new ArrayList<>();
        List<Message> answers = new ArrayList<>();
        Map<String, byte[]> state = Map.of();
        for (int[] part : new int[][] {{0, firstEnd}, {firstEnd, secondEnd}, {secondEnd, tape.size()}}) {
            try (Driver driver = new Driver(GATED)) {
                state.forEach(driver.store()::put);
                for (int i = part[0]; i < part[1]; i++) {
                    if (STORY.containsKey(i)) {
                        driver.command(Objects.requireNonNull(STORY.get(i)));
                    }
                    driver.take(tape.subList(i, i + 1));
                }
                steps.addAll(driver.said(Topics.STEPS));
                signals.addAll(driver.said(Topics.SIGNALS));
                answers.addAll(driver.said(Topics.STRATEGY_EVENTS));
                state = driver.state();
            }
        }
        assertThat(answers).extracting(Message::place).containsExactly(4_000L, 6_001L, 7_002L, 9_003L);
        assertThat(steps.stream().filter(Message.Stepped.class::isInstance))
                .isEqualTo(GOLDEN.steps(GATED, deeds(SYMBOL, answers)));
        assertThat(signalled(signals)).isEqualTo(GOLDEN.signals(GATED, deeds(SYMBOL, answers)));
        assertThat(opened(signals, 4_000, 6_001)).isEmpty();
        assertThat(opened(signals, 3_000, 4_000)).isNotEmpty();
        assertThat(opened(signals, 6_001, 7_002)).isNotEmpty();
        assertThat(opened(signals, 7_002, 12_000)).isNotEmpty();
        GateReading gate = Objects.requireNonNull(
                Objects.requireNonNull(opened(signals, 9_003, 12_000).getFirst().evidence())
                        .gate());
        assertThat(gate.bets()).isZero();
        assertThat(gate.evidence()).isEqualTo(1);
    }

    private static List<SignalEvent.BetOpened> opened(List<Message> signals, long behind, long through) {
        return signals.stream()
                .filter(message -> message.place() > behind && message.place() <= through)
                .filter(Message.Signalled.class::isInstance)
                .map(message -> ((Message.Signalled) message).event())
                .filter(SignalEvent.BetOpened.class::isInstance)
                .map(SignalEvent.BetOpened.class::cast)
                .toList();
    }

    @Test
    void oneThatComesAgainChangesNothingAndIsAnsweredAsTheFirstWas() {
        try (Driver driver = new Driver(GATED)) {
            driver.take(GOLDEN.tape().subList(0, 101));
            driver.command(pause("1"));
            driver.take(GOLDEN.tape().subList(101, 201));
            driver.command(resume("2"));
            driver.command(pause("1"));
            List<Message> answers = driver.said(Topics.STRATEGY_EVENTS);
            assertThat(answers).hasSize(3);
            assertThat(answers.get(2)).isEqualTo(answers.get(0));
            assertThat(answers.get(0))
                    .isEqualTo(new Message.StrategyAnswered(
                            RUN, 100, pause("1").command(), true, "the strategy is paused now"));
            assertThat(driver.meters.get("strategies.paused").gauge().value()).isZero();
            assertThat(driver.meters
                            .get("strategy.commands")
                            .tags("action", "PAUSE", "done", "true")
                            .counter()
                            .count())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPERATOR | window=1 | --window must be at least 2, was 1",
                "OPERATOR | low=13 | --low must be below --high 13, was 13",
                "OPERATOR | level=1 | --level must be between 0 and 1, was 1",
                "OPERATOR | margin=3 | --margin must be from 0 to below 1.2 log odds, was 3.0",
                "OPERATOR | governer=bayesian | is no field of a strategy",
                "OPERATOR | atr-bar=1h | --atr-bar makes the steps, on which the whole road stands: only a new run may change"
                        + " it",
                "VIEWER | side=with | the role VIEWER may not CHANGE a strategy",
            })
    void whatBreaksARuleIsRefusedAndChangesNothing(String role, String setting, String why) {
        String[] field = setting.split("=", 2);
        try (Driver driver = new Driver(GATED)) {
            driver.take(GOLDEN.tape().subList(0, 5_001));
            driver.command(command("1", StrategyCommand.Action.CHANGE, Map.of(field[0], field[1]), role));
            driver.take(GOLDEN.tape().subList(5_001, GOLDEN.tape().size()));
            assertThat(driver.said(Topics.STRATEGY_EVENTS))
                    .singleElement()
                    .isInstanceOfSatisfying(Message.StrategyAnswered.class, answer -> {
                        assertThat(answer.done()).isFalse();
                        assertThat(answer.said()).endsWith(why);
                    });
            assertThat(signalled(driver.said(Topics.SIGNALS))).isEqualTo(GOLDEN.signals(GATED));
        }
    }

    @Test
    void whereNoRunIsOnOrAnotherItIsRefused() {
        try (Driver driver = new Driver(GATED)) {
            driver.command(pause("1"));
            driver.take(GOLDEN.tape());
            driver.command(pause("2"));
            driver.take(List.of(GoldenTicks.of(8, SYMBOL).first(10).started()));
            driver.command(pause("3"));
            assertThat(driver.said(Topics.STRATEGY_EVENTS))
                    .extracting(message -> ((Message.StrategyAnswered) message).said())
                    .containsExactly(
                            "no run of GOLDEN is on",
                            "the run of GOLDEN is over",
                            "it was meant for run 0000000000000007, and now it is run 0000000000000008");
        }
    }

    @Test
    void aNewRunBeginsAsConfigured() {
        GoldenTicks next = GoldenTicks.of(8, SYMBOL).first(12_000);
        try (Driver driver = new Driver(GATED)) {
            driver.take(GOLDEN.tape().subList(0, 101));
            driver.command(change("1", OTHER));
            driver.command(pause("2"));
            driver.said(Topics.SIGNALS);
            driver.take(next.tape());
            assertThat(signalled(driver.said(Topics.SIGNALS))).isEqualTo(next.signals(GATED));
        }
    }

    @Test
    void otherCommandsAreNotItsOwn() {
        try (Driver driver = new Driver(GATED)) {
            driver.take(GOLDEN.tape().subList(0, 101));
            driver.command(new Message.Commanded(
                    RUN, 0, new Command("1", Command.Action.PAUSE, SYMBOL, null, "ana", "OPERATOR", "news", 5)));
            assertThat(driver.said(Topics.STRATEGY_EVENTS)).isEmpty();
            assertThat(driver.records("ticks-dlt")).isEmpty();
        }
    }
}
