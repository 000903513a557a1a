package io.equilibrium.domain.evidence;

import io.equilibrium.domain.cost.BreakEven;
import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalEvent.BetResolved;
import io.equilibrium.domain.signal.SignalEvent.SeriesEnded;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.venue.Latencies;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.PoissonBinomial;
import io.equilibrium.domain.window.StepMade;

/** One symbol's row of the study's table: steps, bits, and finished series beside what a fair market would have given. */
public final class StudyStatistics {
    /** What trading a bet takes: latencies decide whether it was tradable, fees and slippage where it breaks even. */
    public record Terms(Latencies latencies, FeeTier fees, long stopSlippageRateE8) {}

    private final Terms terms;
    private long steps;
    private long gapSteps;
    private long behaviourBits;
    private long continuations;
    private double fairContinuations;
    private long events;
    private long eventsWon;
    private double fairEventsWon;
    private boolean hasFairNull = true;
    private long bets;
    private long betsWon;
    private double fairBetsWon;
    private double betVariance;
    private long tradableBets;
    private double breakEvenSum;

    public StudyStatistics(Terms terms) {
        this.terms = terms;
    }

    public void on(StepMade made) {
        steps++;
        gapSteps += made.step().gap() > 0 ? 1 : 0;
        BehaviourBit bit = made.bit();
        if (bit != null) {
            behaviourBits++;
            continuations += bit.behaviour() == Behaviour.CONTINUATION ? 1 : 0;
            fairContinuations += bit.fairContinuation();
        }
    }

    public void on(SeriesEnded series) {
        events++;
        eventsWon += series.won() ? 1 : 0;
        hasFairNull &= series.rule().kind() == SeriesRule.Kind.FIXED;
        fairEventsWon += PoissonBinomial.majority(series.bets().stream()
                .mapToDouble(bet -> bet.bet().fairWinProbability())
                .toArray());
        series.bets().forEach(this::onBet);
    }

    private void onBet(BetResolved bet) {
        double fair = bet.bet().fairWinProbability();
        Step decided = bet.bet().decidedAt();
        bets++;
        betsWon += bet.won() ? 1 : 0;
        fairBetsWon += fair;
        betVariance += fair * (1 - fair);
        tradableBets += isTradable(bet) ? 1 : 0;
        breakEvenSum += BreakEven.ofStep(decided.priceE8(), decided.sizeE8(), terms.fees(), terms.stopSlippageRateE8());
    }

    /** A bet whose resolving step is a gap, or comes before its entry could act, was never tradable. */
    private boolean isTradable(BetResolved bet) {
        Step decided = bet.bet().decidedAt();
        String orderId = BracketOrder.idOf(decided.symbol(), decided.sequence());
        long actsAt = terms.latencies().actsAtMicros(orderId, decided.timeMicros());
        return bet.resolvedAt().gap() == 0 && bet.resolvedAt().timeMicros() >= actsAt;
    }

    public StudyRow row() {
        return new StudyRow(
                steps,
                gapSteps,
                behaviourBits,
                continuations,
                fairContinuations,
                events,
                eventsWon,
                share((double) eventsWon, events),
                2 * share((double) eventsWon, events) - 1,
                hasFairNull ? share(fairEventsWon, events) : Double.NaN,
                bets,
                betsWon,
                fairBetsWon,
                betVariance > 0 ? (betsWon - fairBetsWon) / Math.sqrt(betVariance) : Double.NaN,
                tradableBets,
                share(breakEvenSum, bets));
    }

    private static double share(double part, long whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
