package io.equilibrium.risk;

import static org.assertj.core.api.Assertions.fail;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.risk.account.RiskAccount;
import io.equilibrium.risk.account.Said;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A replay around the handler, all in one thread: gateway, signal-service, risk and the venue each do a little of their
 * work, in an order that a seed gives. Risk reads in random batches, stores now and then, and may lose what it did not store.
 */
final class World {
    private static final Set<String> INPUTS =
            Set.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS, Topics.FILLS, Topics.COMMANDS);

    /** How risk is set up, and how often in a thousand batches it starts anew. */
    record Plan(RiskSettings risk, int partitions, int mostWaiting, int restarts) {}

    private final Plan plan;
    private final Random random;
    private final Logs logs;
    private final Writers writers;
    private final StandInVenue venue;
    private final Logs.Reader forRisk;
    private final Logs.Reader forVenue;
    private final int[] ticksSeen;
    private final int[] pace = new int[4];
    private final List<TopicPartition> preferred;
    private final boolean greedy;
    private int commands = Integer.MAX_VALUE;
    private final StoredInMemory stored = new StoredInMemory();
    private RiskHandler handler;
    private Map<TopicPartition, Integer> storedPositions;
    private final List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> unstored = new ArrayList<>();
    private final List<OutgoingRecord> unpublished = new ArrayList<>();

    /** What risk has said, in order. */
    final List<Message> said = new ArrayList<>();

    World(Tape tape, Plan plan, long seed) {
        this.plan = plan;
        random = new Random(seed);
        logs = new Logs(plan.partitions());
        writers = new Writers(tape, logs, logs::add);
        venue = new StandInVenue(tape, message -> logs.add(Topics.FILLS, message));
        forRisk = logs.reader(INPUTS);
        forVenue = logs.reader(Set.of(Topics.APPROVED_ORDERS));
        storedPositions = forRisk.positions();
        ticksSeen = new int[plan.partitions()];
        handler = handler(plan, stored);
        // Who is slow, and what risk reads first, is another thing in every world.
        for (int actor = 0; actor < pace.length; actor++) {
            pace[actor] = random.nextBoolean() ? 1 : 8;
        }
        preferred = new ArrayList<>(storedPositions.keySet());
        Collections.shuffle(preferred, random);
        greedy = random.nextBoolean();
    }

    static RiskHandler handler(Plan plan, StoredInMemory stored) {
        RiskMetrics metrics = new RiskMetrics(new SimpleMeterRegistry(), () -> Instant.EPOCH);
        Said said = new Said(metrics::said);
        RiskAccount account = new RiskAccount(
                () -> new RiskEngine(plan.risk(), Tape.SETTINGS.instruments()),
                Tape.SETTINGS.instruments().bySymbol().keySet(),
                said,
                true,
                false);
        RoadMerge merge = RoadMerge.inTotal(plan.mostWaiting(), account::isAnsweredThrough);
        return new RiskHandler(new RiskHandler.Parts(merge, account, said, stored.store(), stored, "print", metrics));
    }

    Plan plan() {
        return plan;
    }

    /** About one turn of so many, a person wants something; now and then the same again. */
    void commandsIn(int turns) {
        commands = turns;
    }

    StoredInMemory stored() {
        return stored;
    }

    /** Until the whole run has ended; fails when nobody can do anything more before. */
    void run() {
        int idle = 0;
        while (!isOver()) {
            boolean moved = switch (actor()) {
                case 0 -> writers.write(1 + random.nextInt(60));
                case 1 -> writers.signal(random.nextInt(plan.partitions()), 1 + random.nextInt(60));
                case 2 -> risk();
                default -> venueReads();
            };
            if (random.nextInt(commands) == 0) {
                command();
            }
            idle = moved ? 0 : idle + 1;
            if (idle > 2_000) {
                fail("nobody can go on: waiting " + handler.paused() + ", after " + said.size() + " messages, last "
                        + said.getLast());
            }
        }
        store();
    }

    private void command() {
        String id = "c" + random.nextInt(500);
        Command.Action action = List.copyOf(EnumSet.allOf(Command.Action.class)).get(random.nextInt(4));
        boolean ofEntries = action == Command.Action.PAUSE || action == Command.Action.RESUME;
        String scope = ofEntries ? List.of("BTCUSDT", "ETHUSDT", "*").get(random.nextInt(3)) : Command.ACCOUNT;
        Tier tier = action == Command.Action.TRIP
                ? List.of(Tier.REDUCED, Tier.HALTED, Tier.KILLED).get(random.nextInt(3))
                : null;
        Command command = new Command(id, action, scope, tier, "ada", "ADMIN", "news", 0);
        logs.add(Topics.COMMANDS, new Message.Commanded(RunId.NONE, 0, command));
    }

    private int actor() {
        int turn = random.nextInt(Arrays.stream(pace).sum());
        int actor = 0;
        while (turn >= pace[actor]) {
            turn -= pace[actor++];
        }
        return actor;
    }

    private boolean isOver() {
        return !said.isEmpty()
                && said.stream()
                        .skip(Math.max(0, said.size() - 20))
                        .anyMatch(message -> message instanceof Message.RunEnded ended
                                && ended.symbol().equals(Message.RunEnded.EVERY_SYMBOL));
    }

    private boolean risk() {
        if (random.nextInt(1_000) < plan.restarts()) {
            restart();
        }
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch = batch();
        if (batch.isEmpty()) {
            return false;
        }
        Outcome outcome = handler.handle(batch);
        if (!outcome.unreadable().isEmpty()) {
            fail("set aside: " + outcome.unreadable());
        }
        unstored.addAll(batch);
        unpublished.addAll(outcome.outgoing());
        if (outcome.store() || random.nextInt(3) == 0) {
            store();
        }
        return true;
    }

    private List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch() {
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> batch = new ArrayList<>();
        Set<TopicPartition> paused = handler.paused();
        for (int left = 1 + random.nextInt(50); left > 0; left--) {
            List<TopicPartition> readable = preferred.stream()
                    .filter(partition -> !paused.contains(partition) && forRisk.hasMore(partition))
                    .toList();
            if (readable.isEmpty()) {
                return batch;
            }
            TopicPartition from = readable.get(greedy ? 0 : random.nextInt(readable.size()));
            for (int burst = 1 + random.nextInt(8); burst > 0 && forRisk.hasMore(from); burst--) {
                batch.add(forRisk.next(from));
            }
        }
        return batch;
    }

    private void store() {
        handler.save();
        stored.journal.addAll(unstored);
        unstored.clear();
        storedPositions = forRisk.positions();
        unpublished.forEach(record -> {
            said.add(Messages.decode(record.value()));
            logs.add(record.topic(), record.key(), record.value());
        });
        unpublished.clear();
    }

    private void restart() {
        unstored.clear();
        unpublished.clear();
        forRisk.seek(storedPositions);
        handler = handler(plan, stored);
        handler.restore();
    }

    private boolean venueReads() {
        boolean moved = false;
        for (TopicPartition partition : forVenue.readable()) {
            for (int burst = random.nextInt(20); burst > 0 && forVenue.hasMore(partition); burst--) {
                venue.decided(Messages.decode(forVenue.next(partition).value()));
                moved = true;
            }
        }
        int from = random.nextInt(plan.partitions());
        List<TapeEvent> events = writers.ticks().get(from);
        int until = Math.min(events.size(), ticksSeen[from] + random.nextInt(100));
        long through = until == events.size()
                ? writers.reached() - 1
                : events.get(until).place() - 1;
        moved |= venue.ticks(from, events.subList(ticksSeen[from], until), through);
        ticksSeen[from] = until;
        venue.settle(plan.partitions());
        return moved;
    }
}
