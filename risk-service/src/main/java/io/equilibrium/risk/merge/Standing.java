package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;

/** What a message on steps, signals or marks is to its lane. */
sealed interface Standing {
    /** A run of so many symbols begins. */
    record Start(long place, int symbols) implements Standing {}

    /** It has its turn. */
    record At(Turn turn) implements Standing {}

    /** Everything through this place is before it. */
    record Through(long place, long timeMicros) implements Standing {}

    /** Nothing waits for it. */
    record Aside() implements Standing {}

    /**
     * The standing of a message.
     *
     * @throws IllegalArgumentException if it belongs on none of the three, or has no place on a tape
     * @throws ArithmeticException if its sequence is beyond all that can be counted
     */
    static Standing of(Message message) {
        if (message.place() < 0 || message.place() == Long.MAX_VALUE) {
            throw new IllegalArgumentException("places on a tape count from 0, was " + message.place());
        }
        return switch (message) {
            case Message.RunStarted started -> new Start(started.place(), started.symbols());
            case Message.Stepped stepped ->
                new At(Turn.ofStep(stepped.place(), stepped.made().step().sequence()));
            case Message.Signalled signalled ->
                new At(Turn.ofSignal(signalled.place(), signalled.event().sequence()));
            case Message.Marked marked -> new At(new Turn(marked.place(), Turn.MARK));
            case Message.RunEnded ended -> new At(new Turn(ended.place(), Turn.END));
            case Message.Progress progress -> new Through(progress.place(), progress.timeMicros());
            case Message.SymbolHalted _, Message.FeedChanged _ -> new Aside();
            case Message.Approved _,
                    Message.Denied _,
                    Message.Flatten _,
                    Message.BreakerMoved _,
                    Message.EntriesSwitched _,
                    Message.LimitNeared _,
                    Message.LimitChanged _,
                    Message.VenueReported _,
                    Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _,
                    Message.Answered _ ->
                throw new IllegalArgumentException("a " + message.getClass().getSimpleName()
                        + " message belongs on none of steps, signals and marks");
        };
    }
}
