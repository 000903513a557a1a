package io.equilibrium.risk.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random runs, read from one or several partitions a topic in orders that keep some of them back as long as they can, with
 * limits so small that reading pauses all the time: everything is handed on, in order, and nothing is waited for for ever.
 */
class PausingTest {
    private static final List<String> TOPICS = List.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS);
    private static final List<String> SYMBOLS = List.of("A", "B", "C", "D");

    @ParameterizedTest
    @CsvSource({"1, true, 500", "3, true, 500", "1, false, 500", "3, false, 500"})
    void whatIsWaitedForIsNeverPaused(int partitions, boolean inTotal, int seeds) {
        int paused = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            Script script = new Script(new Random(seed), partitions);
            Reading reading = new Reading(script, new Random(-seed), inTotal);
            while (reading.hasMore()) {
                assertThat(reading.step()).as("seed %s: %s", seed, reading).isTrue();
            }
            reading.isInOrder("seed " + seed);
            paused += reading.pauses;
        }
        assertThat(paused).isGreaterThan(seeds);
    }

    private static String words(Message message) {
        String order = switch (message) {
            case Message.Stepped stepped -> "-" + stepped.made().step().sequence();
            case Message.Signalled signalled -> "-" + signalled.event().sequence();
            default -> "";
        };
        return message.run().value() + " " + message.place() + " " + message.key() + " "
                + message.getClass().getSimpleName() + order;
    }

    /** Two runs of some symbols, as their writers say them. */
    private static final class Script {
        private final Random random;
        private final int partitions;
        private final Map<TopicPartition, List<Message>> logs = new TreeMap<>(
                java.util.Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
        private final List<Message> inOrder = new ArrayList<>();

        Script(Random random, int partitions) {
            this.random = random;
            this.partitions = partitions;
            TOPICS.forEach(topic -> {
                for (int partition = 0; partition < partitions; partition++) {
                    logs.put(new TopicPartition(topic, partition), new ArrayList<>());
                }
            });
            run(new RunId(1));
            run(new RunId(2));
        }

        private void run(RunId run) {
            List<String> symbols = new ArrayList<>(SYMBOLS.subList(0, 1 + random.nextInt(SYMBOLS.size())));
            int places = 0;
            for (String symbol : symbols) {
                everywhere(Said.start(run, symbol, places++, symbols.size()));
            }
            long[] sequence = new long[1];
            List<String> open = new ArrayList<>(symbols);
            int last = places + random.nextInt(40);
            while (places < last) {
                tick(run, open.get(random.nextInt(open.size())), places++, sequence);
                progress(run, open, places - 1);
            }
            Collections.shuffle(open, random);
            for (String symbol : open) {
                everywhere(Said.end(run, symbol, places++));
            }
        }

        private void tick(RunId run, String symbol, long place, long[] sequence) {
            for (int steps = random.nextInt(3); steps > 0; steps--) {
                say(Topics.STEPS, Said.stepped(run, symbol, place, ++sequence[0]));
                for (int signals = random.nextInt(3); signals > 0; signals--) {
                    say(Topics.SIGNALS, Said.opened(run, symbol, place, sequence[0]));
                }
            }
            if (random.nextBoolean()) {
                say(Topics.MARKS, Said.marked(run, symbol, place));
            }
        }

        private void say(String topic, Message message) {
            inOrder.add(message);
            log(topic, message.key()).add(message);
        }

        private void everywhere(Message message) {
            inOrder.add(message);
            TOPICS.forEach(topic -> log(topic, message.key()).add(message));
        }

        // Now and then a writer says of all that it writes how far it has come.
        private void progress(RunId run, List<String> open, long place) {
            for (String topic : TOPICS) {
                if (random.nextInt(6) == 0) {
                    open.forEach(symbol -> log(topic, symbol).add(Said.progress(run, symbol, place)));
                }
            }
        }

        private List<Message> log(String topic, String symbol) {
            return logs.getOrDefault(new TopicPartition(topic, symbol.hashCode() % partitions), new ArrayList<>());
        }
    }

    private static final class Reading {
        private final Script script;
        private final Random random;
        private final boolean inTotal;
        private final int most;
        private final List<TopicPartition> preferred;
        private final boolean greedy;
        private final Map<TopicPartition, Integer> positions = new HashMap<>();
        private final List<Message> handed = new ArrayList<>();
        private RoadMerge merge;
        private int pauses;

        // The venue answers late, when nothing else can be done.
        private long answeredThrough = -1;
        private boolean held;

        Reading(Script script, Random random, boolean inTotal) {
            this.script = script;
            this.random = random;
            this.inTotal = inTotal;
            most = 1 + random.nextInt(4);
            preferred = new ArrayList<>(script.logs.keySet());
            Collections.shuffle(preferred, random);
            greedy = random.nextBoolean();
            merge = made();
        }

        private RoadMerge made() {
            return inTotal ? RoadMerge.inTotal(most, this::isAnsweredThrough) : RoadMerge.bySymbol(most);
        }

        private boolean isAnsweredThrough(RunId run, long place) {
            held = run.value() * 1_000 + place > answeredThrough;
            return !held;
        }

        boolean hasMore() {
            return script.logs.keySet().stream().anyMatch(this::hasMore) || merge.waiting() > 0;
        }

        private boolean hasMore(TopicPartition partition) {
            return positions.getOrDefault(partition, 0) < log(partition).size();
        }

        private List<Message> log(TopicPartition partition) {
            return script.logs.getOrDefault(partition, List.of());
        }

        /** Reads on, or has the venue answer; false when neither can be done. */
        boolean step() {
            if (random.nextInt(50) == 0) {
                restart();
            }
            Set<TopicPartition> paused = merge.paused();
            pauses += paused.size();
            List<TopicPartition> readable = preferred.stream()
                    .filter(partition -> !paused.contains(partition) && hasMore(partition))
                    .toList();
            if (readable.isEmpty()) {
                return answer();
            }
            read(greedy ? readable.getFirst() : readable.get(random.nextInt(readable.size())));
            return true;
        }

        private boolean answer() {
            if (!held) {
                return false;
            }
            answeredThrough++;
            held = false;
            drain("");
            return true;
        }

        private void read(TopicPartition from) {
            int offset = positions.merge(from, 1, Integer::sum) - 1;
            Message message = log(from).get(offset);
            Read read = Said.read(from.topic(), from.partition(), offset, message);
            assertThat(merge.add(read)).isEqualTo(Intake.TAKEN);
            if (message instanceof Message.RunStarted) {
                assertThat(merge.giveWayTo(read)).isZero();
            }
            drain(message.key());
        }

        private void drain(String symbol) {
            for (Optional<Read> next = merge.next(symbol); next.isPresent(); next = merge.next(symbol)) {
                handed.add(next.get().message());
            }
        }

        private void restart() {
            StateWriter state = new StateWriter();
            merge.save(state);
            int waiting = merge.waiting();
            merge = made();
            StateReader reader = new StateReader(state.bytes());
            merge.restore(reader);
            reader.end();
            Collection<Unread> unread = merge.unread();
            unread.forEach(range -> {
                for (long offset = range.after() + 1; offset <= range.through(); offset++) {
                    Message message = log(range.source()).get((int) offset);
                    merge.readAgain(
                            Said.read(range.source().topic(), range.source().partition(), offset, message));
                }
            });
            assertThat(merge.isWhole()).isTrue();
            assertThat(merge.waiting()).isEqualTo(waiting);
        }

        void isInOrder(String seed) {
            if (inTotal) {
                // In which order symbols begin decides nothing.
                assertThat(of("", handed)).as(seed).isEqualTo(of("", script.inOrder));
            }
            for (String symbol : SYMBOLS) {
                assertThat(of(symbol, handed)).as(seed).isEqualTo(of(symbol, script.inOrder));
            }
        }

        private List<String> of(String symbol, List<Message> messages) {
            return messages.stream()
                    .filter(message -> symbol.isEmpty()
                            ? !(message instanceof Message.RunStarted)
                            : message.key().equals(symbol))
                    .filter(message -> inTotal || !(message instanceof Message.Marked))
                    .map(PausingTest::words)
                    .toList();
        }

        @Override
        public String toString() {
            return "read " + positions + ", handed on " + handed.size() + " of " + script.inOrder.size() + ", paused "
                    + merge.paused();
        }
    }
}
