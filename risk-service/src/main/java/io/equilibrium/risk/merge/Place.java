package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.signal.SignalEvent;

/** Where a message stands among its symbol's. */
sealed interface Place {
    /** A run begins. */
    record Start() implements Place {}

    /** In the pipeline's order: twice the step's sequence, one more for what was signalled at it; and the step's tick. */
    record At(long order, long tradeId) implements Place {}

    /** Everything through this tick is before it. */
    record Through(long tradeId, long timeMicros) implements Place {}

    /** Nothing waits for it. */
    record Aside() implements Place {}

    /** A run ends. */
    record End() implements Place {}

    /**
     * The place of a message on steps or signals.
     *
     * @throws IllegalArgumentException if it belongs on neither
     */
    static Place of(Message message) {
        return switch (message) {
            case Message.RunStarted _ -> new Start();
            case Message.Stepped stepped ->
                new At(
                        Math.multiplyExact(2, stepped.made().step().sequence()),
                        stepped.made().step().tradeId());
            case Message.Signalled signalled ->
                new At(Math.multiplyExact(2, signalled.event().sequence()) + 1, tradeId(signalled.event()));
            case Message.Progress progress -> new Through(progress.tradeId(), progress.timeMicros());
            case Message.SymbolHalted _ -> new Aside();
            case Message.RunEnded _ -> new End();
            case Message.Approved _, Message.Denied _, Message.Flatten _, Message.BreakerMoved _, Message.Answered _ ->
                throw new IllegalArgumentException(
                        "a " + message.getClass().getSimpleName() + " message belongs on neither steps nor signals");
        };
    }

    private static long tradeId(SignalEvent event) {
        return switch (event) {
            case SignalEvent.BetOpened opened -> opened.bet().decidedAt().tradeId();
            case SignalEvent.BetResolved resolved -> resolved.resolvedAt().tradeId();
            case SignalEvent.SeriesEnded ended ->
                ended.bets().getLast().resolvedAt().tradeId();
        };
    }
}
