package io.equilibrium.research.surrogate;

import io.equilibrium.domain.evidence.SurrogateValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Every two symbols' leads, on what happened and on mirrored bars, whose coins all symbols share. */
public final class LeadLagRuns {
    private static final long WITHIN_MICROS = 3_600 * 1_000_000L;

    private final List<BarHistory> histories;
    private final PathRules rules;
    private final int runs;
    private final long seed;
    private final int threads;

    /** A pair's lead in one run. */
    private record Lead(long followed, double lead) {}

    public LeadLagRuns(List<BarHistory> histories, PathRules rules, int runs, long seed, int threads) {
        this.histories = List.copyOf(histories);
        this.rules = rules;
        this.runs = runs;
        this.seed = seed;
        this.threads = threads;
    }

    /** How many prices all of it goes through. */
    public long prices() {
        return (1 + runs) * pricesOfARun();
    }

    private long pricesOfARun() {
        return histories.stream()
                .mapToLong(history -> 4L * history.bars().size())
                .sum();
    }

    /** In the order of the histories; tells of prices as they are done. */
    public List<LeadLag> run(LongConsumer done) throws InterruptedException {
        List<List<Lead>> leads = Parallel.all(
                IntStream.rangeClosed(0, runs)
                        .<Callable<List<Lead>>>mapToObj(i -> () -> leads(i - 1, done))
                        .toList(),
                threads);
        List<LeadLag> pairs = new ArrayList<>();
        for (int i = 0; i < histories.size(); i++) {
            for (int j = i + 1; j < histories.size(); j++) {
                int pair = pairs.size();
                double[] surrogates = leads.stream()
                        .skip(1)
                        .mapToDouble(run -> run.get(pair).lead())
                        .toArray();
                Lead observed = leads.getFirst().get(pair);
                pairs.add(new LeadLag(
                        histories.get(i).symbol(),
                        histories.get(j).symbol(),
                        observed.followed(),
                        new SurrogateValue(observed.lead(), surrogates)));
            }
        }
        return pairs;
    }

    /** Run -1 is what happened. */
    private List<Lead> leads(int run, LongConsumer done) {
        List<StepTimes> steps = new ArrayList<>();
        for (BarHistory history : histories) {
            StepTimes own = new StepTimes();
            BarListener listener = rules.steps(history.symbol(), own::on);
            if (run < 0) {
                history.tell(listener);
            } else {
                new MirroredBars(history).tell(new Draw(seed, run), listener);
            }
            steps.add(own);
        }
        done.accept(pricesOfARun());
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            for (int j = i + 1; j < steps.size(); j++) {
                StepTimes.Followed forth = steps.get(i).followedBy(steps.get(j), WITHIN_MICROS);
                StepTimes.Followed back = steps.get(j).followedBy(steps.get(i), WITHIN_MICROS);
                leads.add(new Lead(forth.followed() + back.followed(), forth.share() - back.share()));
            }
        }
        return leads;
    }
}
