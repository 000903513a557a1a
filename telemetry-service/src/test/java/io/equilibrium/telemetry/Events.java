package io.equilibrium.telemetry;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import java.util.Map;

/** A small run, by hand: times in seconds, which are places too, prices in whole units. */
public final class Events {
    static final RunId RUN = new RunId(0x1234_5678_9abc_0001L);
    static final String SYMBOL = "ABCUSDT";

    private Events() {}

    static Message stepped(long second, long price) {
        Step step = new Step(
                SYMBOL,
                second,
                0,
                Direction.UP,
                price * E8.ONE,
                price * E8.ONE,
                price * E8.ONE,
                E8.ONE,
                price * E8.ONE,
                second,
                micros(second),
                0,
                2 * E8.ONE,
                0.5);
        return new Message.Stepped(RUN, second, new StepMade(step, null, 1, 1, null));
    }

    static Tick tick(long second) {
        return new Tick(SYMBOL, second, E8.ONE, E8.ONE, Aggressor.BUYER, Move.JUMP, micros(second), micros(second));
    }

    static Message progress(long second) {
        return new Message.Progress(RUN, second, SYMBOL, second, micros(second));
    }

    public static OrderEvent.Filled filled(Leg leg, Side side, long price, long second) {
        return new OrderEvent.Filled(
                SYMBOL + "-1",
                SYMBOL,
                leg,
                side,
                2 * E8.ONE,
                price * E8.ONE,
                E8.ONE / 10,
                Liquidity.TAKER,
                micros(second));
    }

    static Message answered(OrderEvent event) {
        return new Message.Answered(RUN, event.timeMicros() / 1_000_000, event);
    }

    /** The bet on a continuation upwards from a level, won or lost at the next. */
    static Message resolved(long sequence, long from, long to) {
        Step decided = step(sequence, Direction.UP, from - 1, from);
        Step next = step(sequence + 1, to > from ? Direction.UP : Direction.DOWN, from, to);
        Bet bet = new Bet(SYMBOL, sequence, 1, Behaviour.CONTINUATION, 0.5, decided);
        return new Message.Signalled(RUN, sequence + 1, new SignalEvent.BetResolved(bet, next, to > from));
    }

    private static Step step(long sequence, Direction direction, long from, long to) {
        return new Step(
                SYMBOL,
                sequence,
                0,
                direction,
                from * E8.ONE,
                to * E8.ONE,
                to * E8.ONE,
                E8.ONE,
                to * E8.ONE,
                sequence,
                micros(sequence),
                0,
                2 * E8.ONE,
                0.5);
    }

    static Message approved() {
        return new Message.Approved(
                RUN,
                1,
                new BracketOrder(
                        SYMBOL + "-1",
                        SYMBOL,
                        Side.BUY,
                        2 * E8.ONE,
                        101 * E8.ONE,
                        101 * E8.ONE,
                        99 * E8.ONE,
                        1,
                        1,
                        micros(1),
                        micros(9),
                        0));
    }

    static Message denied(long second) {
        return new Message.Denied(
                RUN,
                second,
                new RiskEvent.Denied(SYMBOL + "-2", SYMBOL, 2, DenialReason.TOTAL_NOTIONAL, 2, 1, micros(second)));
    }

    static Message marked(long second, long price) {
        return new Message.Marked(RUN, second, new Mark(SYMBOL, price * E8.ONE, micros(second)));
    }

    static Message ended(RunId run, long second, String symbol) {
        return new Message.RunEnded(run, second, symbol, 1, 0, 1, 1, micros(second));
    }

    /** A person's command. */
    public static Command pause() {
        return new Command("k-1", Command.Action.PAUSE, SYMBOL, null, "ana", "OPERATOR", "news at noon", micros(1_000));
    }

    public static StrategyCommand governed() {
        return new StrategyCommand(
                "k-3",
                StrategyCommand.Action.CHANGE,
                SYMBOL,
                Map.of("governor", "bayesian", "side", "with"),
                "ana",
                "OPERATOR",
                "a try",
                micros(1_000));
    }

    public static EntrySwitch paused(long second) {
        return new EntrySwitch(SYMBOL, false, "ana", "news at noon", micros(second));
    }

    public static RiskEvent.BreakerMoved moved(long second) {
        return new RiskEvent.BreakerMoved(
                Scope.ACCOUNT,
                Tier.NORMAL,
                Tier.REDUCED,
                "drawdown",
                "equity",
                9_500 * E8.ONE,
                10_000 * E8.ONE,
                E8.parse("0.05"),
                1,
                micros(second));
    }

    private static long micros(long second) {
        return second * 1_000_000;
    }
}
