package io.equilibrium.domain.risk;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent.BetOpened;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;

/** Marks, steps and bets as a test wants them: steps of 1 around prices of 100. */
final class RiskMarket {
    static final String ABC = "ABCUSDT";
    static final String DEF = "DEFUSDT";
    static final Instruments INSTRUMENTS = Instruments.of(instrument(ABC), instrument(DEF), instrument("GHIUSDT"));

    private RiskMarket() {}

    private static Instrument instrument(String symbol) {
        return new Instrument(symbol, 1_000_000, 100_000, 100_000, 5 * E8.ONE);
    }

    static Mark mark(String symbol, double price, long micros) {
        return new Mark(symbol, cents(price), micros);
    }

    static Step step(String symbol, long sequence, Direction direction, double price, long micros) {
        long level = cents(price);
        int sign = direction == Direction.UP ? 1 : -1;
        return new Step(
                symbol,
                sequence,
                1,
                direction,
                level - sign * E8.ONE,
                level,
                level,
                E8.ONE,
                level,
                sequence,
                micros,
                0,
                2 * E8.ONE,
                0.5);
    }

    static StepMade made(Step step) {
        return new StepMade(step, new BehaviourBit(Behaviour.CONTINUATION, 0.5), 0, 0, null);
    }

    static BetOpened bet(Step step, Behaviour behaviour) {
        return new BetOpened(new Bet(step.symbol(), step.sequence(), 1, behaviour, 0.5, step), 13, null, true);
    }

    static long cents(double price) {
        return Math.round(price * 100) * 1_000_000;
    }
}
