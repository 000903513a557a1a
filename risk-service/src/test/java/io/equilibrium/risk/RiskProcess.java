package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import io.equilibrium.servicekit.kafka.RelayWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** The whole service in a Java of its own, which a signal can stop in the middle of anything, or which kills itself. */
final class RiskProcess implements AutoCloseable {
    /** Where a transaction, of the database or of the broker, begins, is worked in, or ends. */
    enum Boundary {
        RESTORED_NOT_COMMITTED,
        HANDLED_NOT_BEGUN,
        JOURNAL_WRITTEN,
        STATE_WRITTEN,
        COMMITTED_NOT_HANDED_ON,
        BEFORE_PUBLISHING,
        PUBLISHING,
        PUBLISHED_NOT_FORGOTTEN
    }

    private static final String ARMED = "test.boundary";
    private static final String TIMES = "test.times";
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();

    private RiskProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    /** Is killed when it comes to the boundary for so many times. */
    static RiskProcess killedAt(
            Boundary boundary, int times, String brokers, DatabaseServer postgres, Map<String, String> settings)
            throws IOException {
        return start(List.of("-D" + ARMED + "=" + boundary, "-D" + TIMES + "=" + times), brokers, postgres, settings);
    }

    static RiskProcess start(String brokers, DatabaseServer postgres, Map<String, String> settings) throws IOException {
        return start(List.of(), brokers, postgres, settings);
    }

    private static RiskProcess start(
            List<String> properties, String brokers, DatabaseServer postgres, Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(properties);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RiskProcess.class.getName(),
                "--spring.kafka.bootstrap-servers=" + brokers,
                "--spring.datasource.url=" + postgres.url("postgres"),
                "--server.port=0"));
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        return new RiskProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The child. */
    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().start(RiskProcess::endWithParent);
        new SpringApplicationBuilder(RiskServiceApplication.class, Hooks.class).run(arguments);
    }

    private static void endWithParent() {
        try {
            int last = System.in.read();
            assert last < 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            Runtime.getRuntime().halt(2);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean hasSaid(String words) {
        return log.stream().anyMatch(line -> line.contains(words));
    }

    /** It ended by a SIGKILL and nothing else. */
    void assertKilled() throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(() -> String.join("\n", log))
                .isTrue();
        assertThat(process.exitValue()).as(() -> String.join("\n", log)).isEqualTo(KILLED);
    }

    /** It ended by itself, and said why. */
    void assertEnded(String because) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(() -> String.join("\n", log))
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(log).anyMatch(line -> line.contains(because));
    }

    void signal(String name) throws IOException, InterruptedException {
        kill(name, process.pid());
    }

    private static void kill(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(log::add);
        } catch (IOException ended) {
            log.add(ended.toString());
        }
    }

    /** What the child is killed by, where it is armed. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Hooks {
        private static final String BOUNDARY = System.getProperty(ARMED, "");
        private static final AtomicInteger LEFT = new AtomicInteger(Integer.getInteger(TIMES, 0));

        static void reached(Boundary boundary) {
            if (!boundary.name().equals(BOUNDARY) || LEFT.decrementAndGet() != 0) {
                return;
            }
            try {
                kill("KILL", ProcessHandle.current().pid());
                new CountDownLatch(1).await();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Bean
        RelayWatch relayWatch() {
            return new RelayWatch() {
                @Override
                public void beforePublishing(List<OutboxRow> rows) {
                    reached(Boundary.BEFORE_PUBLISHING);
                }

                @Override
                public void sent(OutboxRow row) {
                    reached(Boundary.PUBLISHING);
                }

                @Override
                public void published(List<OutboxRow> rows) {
                    reached(Boundary.PUBLISHED_NOT_FORGOTTEN);
                }
            };
        }

        @Bean
        static BeanPostProcessor boundaries() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case EngineHandler handler -> new WatchedHandler(handler);
                        case PlatformTransactionManager manager -> new WatchedTransactions(manager);
                        default -> bean;
                    };
                }
            };
        }
    }

    /** The handler between two boundaries. */
    private record WatchedHandler(EngineHandler handler) implements EngineHandler {
        @Override
        public void restore() {
            handler.restore();
            Hooks.reached(Boundary.RESTORED_NOT_COMMITTED);
        }

        @Override
        public Outcome handle(List<ConsumerRecord<byte[], byte[]>> batch) {
            return handler.handle(batch);
        }

        @Override
        public void save() {
            Hooks.reached(Boundary.JOURNAL_WRITTEN);
            handler.save();
            WatchedTransactions.SAVED.set(true);
            Hooks.reached(Boundary.STATE_WRITTEN);
        }

        @Override
        public Map<TopicPartition, Long> resumeAt() {
            return handler.resumeAt();
        }

        @Override
        public Set<TopicPartition> paused() {
            return handler.paused();
        }
    }

    /** The engine's transactions; what others do in theirs is not counted. */
    private record WatchedTransactions(PlatformTransactionManager manager) implements PlatformTransactionManager {
        static final ThreadLocal<Boolean> SAVED = ThreadLocal.withInitial(() -> false);

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            if (Thread.currentThread().getName().equals("engine")) {
                Hooks.reached(Boundary.HANDLED_NOT_BEGUN);
            }
            return manager.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            manager.commit(status);
            if (SAVED.get()) {
                SAVED.set(false);
                Hooks.reached(Boundary.COMMITTED_NOT_HANDED_ON);
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            manager.rollback(status);
        }
    }
}
