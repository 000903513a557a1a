package io.equilibrium.standalone.bench;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import java.util.List;

/** Bets without a market behind them: each at a step of its own, on a symbol in turn, made when the clock says. */
record LoadBets(RunId run) {
    static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "AVAXUSDT");

    private static final long PRICE_E8 = 1_000 * E8.ONE;
    private static final long SIZE_E8 = 5 * E8.ONE;

    static String symbol(int number) {
        return SYMBOLS.get(number % SYMBOLS.size());
    }

    /** A symbol's numbers from 1. */
    static long sequence(int number) {
        return number / SYMBOLS.size() + 1L;
    }

    static int number(String symbol, long sequence) {
        return Math.toIntExact((sequence - 1) * SYMBOLS.size()) + SYMBOLS.indexOf(symbol);
    }

    StepMade step(int number, long timeMicros) {
        long sequence = sequence(number);
        Step step = new Step(
                symbol(number),
                sequence,
                0,
                Direction.UP,
                PRICE_E8 - SIZE_E8,
                PRICE_E8,
                PRICE_E8,
                SIZE_E8,
                PRICE_E8,
                sequence,
                timeMicros,
                0,
                2 * SIZE_E8,
                0.5);
        return new StepMade(step, null, 1, 1, null);
    }

    BetOpened bet(StepMade made) {
        Step step = made.step();
        return new BetOpened(
                new Bet(step.symbol(), step.sequence(), 1, Behaviour.CONTINUATION, 0.5, step), 13, null, true);
    }

    Message.Marked marked(int number, long timeMicros) {
        return new Message.Marked(run, sequence(number), new Mark(symbol(number), PRICE_E8, timeMicros));
    }
}
