package io.equilibrium.execution.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.execution.Items;
import io.equilibrium.execution.Script;
import io.equilibrium.execution.StandInRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A run's topics with risk and the venue between them, each moved on as chance has it. */
final class Road {
    private static final int PATIENCE = 300;

    private final Script script;
    private final List<Message> items;
    private final StandInRisk risk;
    private final Random random;
    private final TradingSettings settings;
    private final PaperVenue.Limits limits;
    private final VenueProcess venue;
    private final Log<TapeEvent> ticks;
    private final Log<Message> approved;
    private final Log<Message> fills;
    private final int burst;
    private int released;
    private int learned;
    private int item;
    private final int[] heard;
    private int restarts;

    Road(Script script, TradingSettings settings, long seed, int partitions, boolean awaits) {
        this.script = script;
        this.settings = settings;
        this.items = Items.of(script.tape(), settings);
        this.risk = new StandInRisk(script.run(), settings, awaits);
        this.random = new Random(seed);
        this.ticks = new Log<>(partitions);
        this.approved = new Log<>(1 + random.nextInt(3));
        this.fills = new Log<>(1 + random.nextInt(3));
        this.heard = new int[fills.partitions()];
        this.burst = 1 << random.nextInt(12);
        this.limits = new PaperVenue.Limits(1 + random.nextInt(200), 1 + random.nextInt(10));
        this.venue = new VenueProcess(settings, limits, ticks, approved, fills);
    }

    /** What the venue has said of the ticks on each partition of fills, in order. */
    List<List<Message>> said() {
        return said(fills);
    }

    /** What it must have said. */
    List<List<Message>> expected() {
        Log<Message> expected = new Log<>(fills.partitions());
        expected.addAll(script.said(), Message::key);
        return said(expected);
    }

    // Which symbol is said to begin first is a matter of which partition is read first.
    private static List<List<Message>> said(Log<Message> log) {
        return log.where(message -> !(message instanceof Message.Progress || message instanceof Message.RunStarted));
    }

    int restarts() {
        return restarts;
    }

    /** Goes on until the venue has ended every symbol. */
    void run() {
        int idle = 0;
        while (!isEnded(fills)) {
            long before = moved();
            turn();
            idle = moved() == before ? idle + 1 : 0;
            if (idle > PATIENCE && !sweep()) {
                throw new AssertionError("nothing moves any more: released " + released + " of "
                        + script.tape().size() + ", item " + item + " of " + items.size() + ", " + venue);
            }
        }
    }

    private boolean isEnded(Log<Message> said) {
        return said.all().stream().filter(Message.RunEnded.class::isInstance).count()
                >= script.fills().size();
    }

    /** What another venue says that is fed the topics from their beginning. */
    List<List<Message>> again(long seed) {
        Random other = new Random(seed);
        int most = 1 << other.nextInt(12);
        Log<Message> said = new Log<>(fills.partitions());
        VenueProcess fed = new VenueProcess(settings, limits, ticks, approved, said);
        for (int turns = 0; !isEnded(said); turns++) {
            assertThat(turns).isLessThan(1_000_000);
            fed.turn(other, most);
        }
        return said(said);
    }

    private void turn() {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> release(random.nextInt(burst + 1));
            case 4, 5, 6, 7 -> learn(random.nextInt(burst + 1));
            case 8, 9, 10, 11 -> risk(random.nextInt(3), random.nextInt(100) == 0);
            case 12 -> {
                if (random.nextInt(20) == 0) {
                    venue.kill();
                    restarts++;
                }
            }
            case 13 -> reached();
            default -> venue.turn(random, burst);
        }
    }

    /** Every party does all that it can; false when that is nothing. */
    private boolean sweep() {
        long before = moved();
        release(burst);
        reached();
        learn(burst);
        risk(Integer.MAX_VALUE, false);
        venue.turn(random, Integer.MAX_VALUE);
        venue.store();
        return moved() > before;
    }

    private long moved() {
        return (long) released + learned + item + approved.size() + fills.size() + venue.read();
    }

    private void release(int most) {
        for (int left = Math.min(most, script.tape().size() - released); left > 0; left--) {
            TapeEvent event = script.tape().get(released++);
            ticks.add(event.symbol(), event);
        }
    }

    private void reached() {
        if (released > 0) {
            TapeEvent last = script.tape().get(released - 1);
            for (int i = 0; i < ticks.partitions(); i++) {
                List<TapeEvent> partition = ticks.partition(i);
                if (partition.isEmpty() || partition.getLast().place() < last.place()) {
                    partition.add(new Reached(script.run(), last.place()));
                }
            }
        }
    }

    private void learn(int most) {
        learned = Math.min(released, learned + most);
    }

    private void risk(int most, boolean again) {
        for (int i = 0; i < heard.length; i++) {
            for (int left = most; left > 0 && heard[i] < fills.partition(i).size(); left--) {
                risk.hear(fills.partition(i).get(heard[i]++));
            }
        }
        long complete = learned == 0 ? -1 : script.tape().get(learned - 1).place();
        while (item < items.size() && items.get(item).place() <= complete && risk.mayTake(items.get(item))) {
            risk.take(items.get(item++));
        }
        boolean blocked = item < items.size() && items.get(item).place() <= complete;
        List<Message> said = new ArrayList<>(risk.said(blocked ? items.get(item).place() - 1 : complete, again));
        said.forEach(message -> approved.add(message.key(), message));
    }
}
