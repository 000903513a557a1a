package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.StepMade;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Messages as short as a test needs them; event time is the place. */
final class Said {
    private Said() {}

    static Message start(RunId run, String symbol, long place, int symbols) {
        return new Message.RunStarted(run, place, symbol, symbols);
    }

    static Message end(RunId run, String symbol, long place) {
        return new Message.RunEnded(run, place, symbol, 1, 0, 1, 1, place);
    }

    static Message progress(RunId run, String symbol, long place) {
        return new Message.Progress(run, place, symbol, 0, place);
    }

    static Message stepped(RunId run, String symbol, long place, long sequence) {
        return new Message.Stepped(run, place, new StepMade(step(symbol, sequence), null, 1, 1, null));
    }

    static Message opened(RunId run, String symbol, long place, long sequence) {
        return new Message.Signalled(run, place, new SignalEvent.BetOpened(bet(symbol, sequence), 13, null, true));
    }

    static Message resolved(RunId run, String symbol, long place, long sequence) {
        SignalEvent event = new SignalEvent.BetResolved(bet(symbol, 1), step(symbol, sequence), true);
        return new Message.Signalled(run, place, event);
    }

    static Message marked(RunId run, String symbol, long place) {
        return new Message.Marked(run, place, new Mark(symbol, 100, place));
    }

    static Message feed(RunId run, String symbol, long place) {
        return new Message.FeedChanged(run, place, symbol, false, "silent", place);
    }

    static Message halted(RunId run, String symbol, long place) {
        return new Message.SymbolHalted(run, place, symbol, 1, place, "too many steps");
    }

    private static Bet bet(String symbol, long sequence) {
        return new Bet(symbol, 1, 1, Behaviour.REVERSAL, 0.5, step(symbol, sequence));
    }

    private static Step step(String symbol, long sequence) {
        return new Step(symbol, sequence, 0, Direction.UP, 100, 110, 110, 10, 110, sequence, sequence, 0, 20, 0.5);
    }

    static Read read(String topic, int partition, long offset, Message message) {
        return new Read(new ConsumerRecord<>(topic, partition, offset, null, null), message);
    }
}
