package io.equilibrium.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.RunId;
import io.equilibrium.domain.pipeline.TradingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two processes one holds the venue; it is stopped (SIGSTOP) while it answers, and woken up when the other has it. */
class FencingTest {
    private static final long SEED = 20260407;
    private static final int ROUNDS = 2;
    private static final TradingSettings SETTINGS = Markets.settings();
    private static final Script SCRIPT =
            Script.of(RunId.parse("9f86d081884c0001"), Markets.ticks(1, 150), SETTINGS, 7, 60);

    @TempDir
    static Path folder;

    @Test
    void aStoppedProcessThatWakesUpAfterTheTakeOverNeitherStoresNorPublishes()
            throws IOException, InterruptedException {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        try (Machines machines = new Machines(folder, DatabaseServer.embedded())) {
            String database = machines.database();
            Feeder feeder = new Feeder(machines, SCRIPT, 2 * ROUNDS + 1);
            ServiceProcess active = start(machines, database, 0);
            active.await("engine is ready");
            for (int round = 1; round <= ROUNDS; round++) {
                try (ServiceProcess stopped = active) {
                    active = start(machines, database, round);
                    active.await("engine is held by another");
                    feeder.feed();
                    Thread.sleep(random.nextInt(300));
                    assertThat(active.has("engine was taken")).isFalse();
                    stopped.signal("STOP");
                    feeder.feed();
                    active.await("engine is ready");
                    Thread.sleep(random.nextInt(300));
                    stopped.signal("CONT");
                    assertThat(stopped.awaitEnd()).isEqualTo(1);
                    assertThat(stopped.log())
                            .anyMatch(line -> line.contains("another process has taken the engine over since epoch")
                                    || line.contains("another process publishes the outbox"));
                }
            }
            feeder.feed();
            try (ServiceProcess last = active) {
                assertThat(machines.fills(SCRIPT.answers())).isEqualTo(SCRIPT.fills());
                assertThat(last.has("engine is ready")).isTrue();
            }
        }
    }

    private static ServiceProcess start(Machines machines, String database, int instance) throws IOException {
        Map<String, Object> settings = new HashMap<>(machines.settings(database));
        settings.put("equilibrium.instance", instance);
        settings.put("equilibrium.engine.lease", Duration.ofSeconds(1));
        settings.put("equilibrium.engine.poll-records", 20);
        return ServiceProcess.start(settings);
    }

    /** A run's tape and decisions in so many parts. */
    private static final class Feeder {
        private final Machines machines;
        private final Script script;
        private final int parts;
        private int fed;

        Feeder(Machines machines, Script script, int parts) {
            this.machines = machines;
            this.script = script;
            this.parts = parts;
        }

        void feed() {
            int tape = script.tape().size();
            int decisions = script.decisions().size();
            machines.tape(script, tape * fed / parts, tape * (fed + 1) / parts);
            machines.decisions(script.decisions().subList(decisions * fed / parts, decisions * (fed + 1) / parts));
            fed++;
        }
    }
}
