package io.equilibrium.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children that are shells. */
class ChildTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    private Path data;

    private final Heard heard = new Heard();

    private record Heard(BlockingQueue<String> lines, BlockingQueue<SuiteFailure> failures) implements ChildEvents {
        Heard() {
            this(new LinkedBlockingQueue<>(), new LinkedBlockingQueue<>());
        }

        @Override
        public void say(String line) {
            lines.add(line);
        }

        @Override
        public void gaveUp(SuiteFailure failure) {
            failures.add(failure);
        }
    }

    @BeforeEach
    void makeFolderForLogs() throws IOException {
        Files.createDirectories(data.resolve("logs"));
    }

    @Test
    void writesOutputWithItsNameBefore() throws IOException {
        Child child = shell("echo one; echo two >&2; exec sleep 100");
        assertThat(Patience.until(LONGEST, () -> logged().contains("two"))).isTrue();
        child.stop(LONGEST);

        assertThat(logged()).isEqualTo("shell | one\nshell | two\n");
        assertThat(child.handle().isAlive()).isFalse();
        assertThat(heard.lines()).isEmpty();
    }

    @Test
    void isGivenUpAfterTooManyDeaths() throws InterruptedException {
        Child child = shell("echo going; exec sleep 100");
        child.awaitReady(LONGEST, () -> true);
        for (int death = 1; death < RestartPolicy.TOO_MANY; death++) {
            child.kill();
            assertThat(heard.lines().poll(20, TimeUnit.SECONDS))
                    .startsWith("shell ended with exit code 137; restart " + death + " in ");
            int restarts = death;
            assertThat(Patience.until(
                            LONGEST,
                            () -> child.restarts() == restarts && child.handle().isAlive()))
                    .isTrue();
        }
        child.kill();

        SuiteFailure failure = heard.failures().poll(20, TimeUnit.SECONDS);
        assertThat(failure.line())
                .isEqualTo("shell died 5 times within 60 s and is given up; its log is "
                        + data.resolve("logs", "shell.log"));
        assertThat(failure.lastLines()).contains("going");
    }

    @Test
    void isNotStartedAgainWhenItRefusesAndSaysWhy() throws Exception {
        Child child = shell("sleep 1; echo 'x: service is ending status=2 reason=\"run 4 \"A\" goes on\"'; exit 2");
        child.awaitReady(LONGEST, () -> true);
        SuiteFailure failure = heard.failures().poll(20, TimeUnit.SECONDS);
        assertThat(failure.line())
                .isEqualTo("shell refused: run 4 \"A\" goes on; its log is " + data.resolve("logs", "shell.log"));
        assertThat(child.restarts()).isZero();
    }

    @Test
    void isNotStartedAgainBeforeItWasReady() {
        Child child = shell("echo no market; exit 4");
        assertThatThrownBy(() -> child.awaitReady(LONGEST, () -> false))
                .isInstanceOfSatisfying(
                        SuiteFailure.class,
                        failure -> assertThat(failure.lastLines()).containsExactly("no market"))
                .hasMessageStartingWith("shell ended with exit code 4 before it was ready; its log is ");
        assertThat(child.restarts()).isZero();
    }

    @Test
    void saysThatItWasNotReadyInTime() {
        Child child = shell("exec sleep 100");
        assertThatThrownBy(() -> child.awaitReady(Duration.ZERO, () -> false))
                .hasMessageStartingWith("shell was not ready within 0 s; its log is ");
        child.stop(LONGEST);
    }

    @Test
    void isKilledWhenItDoesNotStop() {
        Child child = shell("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        assertThat(Patience.until(LONGEST, () -> logged().contains("deaf"))).isTrue();
        child.stop(Duration.ZERO);
        assertThat(child.handle().isAlive()).isFalse();
        assertThat(heard.lines()).containsExactly("shell did not stop within 0 s and was killed");
    }

    @Test
    void inheritsNothingThatDecidesWhatARunMakes() {
        ChildSettings settings =
                new ChildSettings("shell", List.of("true"), Map.of("EQUILIBRIUM_RISK_NOTIONAL", "7"), data);
        ProcessBuilder plain = settings.processBuilder();
        assertThat(plain.environment()).containsEntry("EQUILIBRIUM_RISK_NOTIONAL", "7");
        for (String variable : List.of(
                "EQUILIBRIUM_LEVERAGE",
                "EQUILIBRIUM_INSTRUMENTS",
                "EQUILIBRIUM_STRATEGY_SIDE_FOR_BTCUSDT",
                "EQUILIBRIUM_RISK_MAXTOTALNOTIONAL",
                "EQUILIBRIUM_PAPER_QUOTES",
                "EQUILIBRIUM_MARK_INTERVAL",
                "EQUILIBRIUM_REPLAY_FROM",
                "SPRING_PROFILES_ACTIVE")) {
            assertThat(ChildSettings.isInherited(variable)).as(variable).isFalse();
        }
        assertThat(ChildSettings.isInherited("EQUILIBRIUM_TELEGRAM_TOKEN")).isTrue();
        assertThat(ChildSettings.isInherited("PATH")).isTrue();
    }

    @Test
    void doesNotHearTheTerminal() {
        Child child = shell("kill -INT $$; kill -HUP $$; echo alive; exec sleep 100");
        assertThat(Patience.until(LONGEST, () -> logged().contains("alive"))).isTrue();
        child.stop(LONGEST);
    }

    @Test
    void namesWhatCannotBeStarted() {
        Child child = Child.start(new ChildSettings("ghost", List.of("/no/such/program"), Map.of(), data), heard);
        assertThatThrownBy(() -> child.awaitReady(LONGEST, () -> false))
                .hasMessageStartingWith("ghost ended with exit code 127 before it was ready");
    }

    private Child shell(String script) {
        ChildSettings settings = new ChildSettings("shell", List.of("/bin/sh", "-c", script), Map.of(), data);
        return Child.start(settings, new RestartPolicy(Duration.ofMillis(1)), heard);
    }

    private String logged() {
        try {
            Path log = data.resolve("logs", "shell.log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
