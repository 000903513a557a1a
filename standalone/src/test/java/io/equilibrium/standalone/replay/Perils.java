package io.equilibrium.standalone.replay;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Topics;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Processes of a suite killed, stopped for some seconds, or renewed as a rolling update does it, at chosen moments of a run:
 * when its decisions have come to a place on the tape.
 */
final class Perils implements BiConsumer<String, Message>, AutoCloseable {
    /** Whatever runs in a suite. */
    enum Victim {
        BROKER,
        DATABASE,
        MARKET_GATEWAY,
        SIGNAL_SERVICE,
        RISK_SERVICE,
        EXECUTION_SERVICE,
        TELEMETRY_SERVICE;

        void kill(Suite suite) {
            switch (this) {
                case BROKER -> suite.broker().kill();
                case DATABASE -> suite.database().kill();
                case MARKET_GATEWAY, SIGNAL_SERVICE, RISK_SERVICE, EXECUTION_SERVICE, TELEMETRY_SERVICE ->
                    suite.kill(Service.valueOf(name()));
            }
        }

        void renew(Suite suite) {
            switch (this) {
                case BROKER -> suite.broker().renew();
                case DATABASE -> suite.database().renew();
                case MARKET_GATEWAY, SIGNAL_SERVICE, RISK_SERVICE, EXECUTION_SERVICE, TELEMETRY_SERVICE ->
                    suite.renew(Service.valueOf(name()));
            }
        }

        void pause(Suite suite, Duration time) throws InterruptedException {
            switch (this) {
                case BROKER -> suite.broker().pause(time);
                case DATABASE -> suite.database().pause(time);
                case MARKET_GATEWAY, SIGNAL_SERVICE, RISK_SERVICE, EXECUTION_SERVICE, TELEMETRY_SERVICE ->
                    suite.pause(Service.valueOf(name()), time);
            }
        }
    }

    /** What is done to a process. */
    sealed interface Deed {
        /** SIGKILL. */
        record Killed() implements Deed {}

        /** Asked to end, and another takes its place. */
        record Renewed() implements Deed {}

        /** SIGSTOP, and after so long SIGCONT. */
        record Stopped(Duration time) implements Deed {}
    }

    /** At which place what is done to whom. */
    record Peril(long place, Victim victim, Deed deed) {}

    private final Suite suite;
    private final Deque<Peril> ahead;
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final List<Future<Void>> deeds = new ArrayList<>();

    Perils(Suite suite, List<Peril> perils) {
        this.suite = suite;
        this.ahead = new ArrayDeque<>(
                perils.stream().sorted(Comparator.comparingLong(Peril::place)).toList());
    }

    /** So many moments in the middle of a stretch of a run, each of the victims as often as any other. */
    static List<Peril> random(Random random, int count, List<Victim> victims, long from, long to) {
        List<Victim> all = new ArrayList<>();
        while (all.size() < count) {
            List<Victim> round = new ArrayList<>(victims);
            Collections.shuffle(round, random);
            all.addAll(round);
        }
        return all.subList(0, count).stream()
                .map(victim -> new Peril(
                        from + (to - from) / 50 + random.nextLong((to - from) * 9 / 10),
                        victim,
                        random.nextBoolean()
                                ? new Deed.Killed()
                                : new Deed.Stopped(Duration.ofMillis(500 + random.nextInt(6_000)))))
                .toList();
    }

    /** Every one of the victims renewed, one after another through a stretch of the run. */
    static List<Peril> rolling(List<Victim> victims, long from, long to) {
        return IntStream.range(0, victims.size())
                .mapToObj(i -> new Peril(
                        from + (to - from) * (i + 1) / (victims.size() + 2), victims.get(i), new Deed.Renewed()))
                .toList();
    }

    @Override
    public void accept(String topic, Message message) {
        if (topic.equals(Topics.APPROVED_ORDERS) && message instanceof Message.Progress progress) {
            while (!ahead.isEmpty() && ahead.getFirst().place() <= progress.place()) {
                Peril peril = ahead.removeFirst();
                deeds.add(hands.submit((Callable<Void>) () -> {
                    befall(peril);
                    return null;
                }));
            }
        }
    }

    private void befall(Peril peril) throws InterruptedException {
        System.out.println("peril: " + peril);
        switch (peril.deed()) {
            case Deed.Killed() -> peril.victim().kill(suite);
            case Deed.Renewed() -> peril.victim().renew(suite);
            case Deed.Stopped(Duration time) -> peril.victim().pause(suite, time);
        }
    }

    /** Waits for what still goes on, and throws what went wrong with it. */
    @Override
    public void close() {
        hands.close();
        for (Future<Void> deed : deeds) {
            try {
                deed.get();
            } catch (InterruptedException | ExecutionException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    /** Perils that the run did not come to. */
    List<Peril> spared() {
        return List.copyOf(ahead);
    }
}
