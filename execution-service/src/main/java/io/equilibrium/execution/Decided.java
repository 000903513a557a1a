package io.equilibrium.execution;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Topics;
import io.equilibrium.contract.UnreadableMessageException;
import org.jspecify.annotations.Nullable;

/** Reads what belongs on approved-orders. */
final class Decided {
    private Decided() {}

    /**
     * The message of a record.
     *
     * @throws UnreadableMessageException if it is none, or does not belong there
     */
    static Message decode(byte @Nullable [] json) {
        if (json == null) {
            throw new UnreadableMessageException("not a message: no value");
        }
        Message message = Messages.decode(json);
        return switch (message) {
            case Message.RunStarted _, Message.Progress _, Message.RunEnded _ -> message;
            case Message.Approved _, Message.Flatten _ -> message;
            case Message.Stepped _, Message.SymbolHalted _, Message.Signalled _ -> throw stray(message);
            case Message.Denied _, Message.BreakerMoved _, Message.EntriesSwitched _ -> throw stray(message);
            case Message.LimitNeared _, Message.LimitChanged _, Message.VenueReported _ -> throw stray(message);
            case Message.Marked _, Message.FeedChanged _, Message.Answered _ -> throw stray(message);
            case Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _ -> throw stray(message);
        };
    }

    private static UnreadableMessageException stray(Message message) {
        return new UnreadableMessageException(
                message.getClass().getSimpleName() + " does not belong on " + Topics.APPROVED_ORDERS);
    }
}
