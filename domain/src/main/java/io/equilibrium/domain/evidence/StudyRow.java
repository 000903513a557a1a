package io.equilibrium.domain.evidence;

/**
 * The statistics of one symbol's finished series. Rates are shares of 1, NaN where nothing can be said: no events, no
 * variance, or no fair null (FIRST_PROFIT stops on its outcome). {@code betZ} = (betsWon - fairBetsWon) / sqrt(sum q(1-q)).
 */
public record StudyRow(
        long steps,
        long gapSteps,
        long behaviourBits,
        long continuations,
        double fairContinuations,
        long events,
        long eventsWon,
        double winRate,
        double netEdge,
        double fairWinRate,
        long bets,
        long betsWon,
        double fairBetsWon,
        double betZ,
        long tradableBets,
        double breakEvenWinRate) {}
