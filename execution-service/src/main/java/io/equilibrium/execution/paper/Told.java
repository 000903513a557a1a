package io.equilibrium.execution.paper;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.venue.SimulatedVenue;
import java.util.List;

/** How a venue is told what was decided. */
final class Told {
    private Told() {}

    static List<OrderEvent> to(SimulatedVenue venue, Message decided) {
        return switch (decided) {
            case Message.Approved approved -> venue.on(approved.order());
            case Message.Flatten flatten -> venue.flatten(flatten.symbol(), flatten.timeMicros(), flatten.epoch());
            case Message.RunStarted _, Message.Progress _, Message.RunEnded _ -> throw none(decided);
            case Message.Stepped _, Message.SymbolHalted _, Message.Signalled _ -> throw none(decided);
            case Message.Denied _, Message.BreakerMoved _, Message.EntriesSwitched _ -> throw none(decided);
            case Message.LimitNeared _, Message.LimitChanged _, Message.VenueReported _ -> throw none(decided);
            case Message.Marked _, Message.FeedChanged _, Message.Answered _ -> throw none(decided);
            case Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _ -> throw none(decided);
        };
    }

    private static IllegalArgumentException none(Message message) {
        return new IllegalArgumentException(message.getClass().getSimpleName() + " is nothing that a venue is told");
    }
}
