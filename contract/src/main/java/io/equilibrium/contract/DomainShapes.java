package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Carry;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.VenueReport;
import io.equilibrium.domain.signal.Evidence;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowStatistics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What JSON must know of the domain's records, said here because the domain knows no JSON. */
final class DomainShapes {
    static final Map<Class<?>, Class<?>> MIX_INS = Map.ofEntries(
            Map.entry(SignalEvent.class, Signals.class),
            Map.entry(SignalEvent.BetOpened.class, BetOpenedShape.class),
            Map.entry(Evidence.class, EvidenceShape.class),
            Map.entry(GovernorReading.class, GovernorReadingShape.class),
            Map.entry(GateReading.class, GateReadingShape.class),
            Map.entry(BracketOrder.class, BracketOrderShape.class),
            Map.entry(Entry.class, Entries.class),
            Map.entry(OrderEvent.class, Answers.class),
            Map.entry(StepMade.class, StepMadeShape.class),
            Map.entry(Scope.class, ScopeShape.class),
            Map.entry(RiskEvent.BreakerMoved.class, BreakerMovedShape.class),
            Map.entry(VenueReport.class, Reports.class));

    private DomainShapes() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SignalEvent.BetOpened.class, name = "bet-opened"),
        @JsonSubTypes.Type(value = SignalEvent.BetResolved.class, name = "bet-resolved"),
        @JsonSubTypes.Type(value = SignalEvent.SeriesEnded.class, name = "series-ended")
    })
    private interface Signals {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = OrderEvent.Accepted.class, name = "accepted"),
        @JsonSubTypes.Type(value = OrderEvent.Filled.class, name = "filled"),
        @JsonSubTypes.Type(value = OrderEvent.Cancelled.class, name = "cancelled"),
        @JsonSubTypes.Type(value = OrderEvent.Rejected.class, name = "rejected"),
        @JsonSubTypes.Type(value = OrderEvent.Expired.class, name = "expired"),
        @JsonSubTypes.Type(value = OrderEvent.Funded.class, name = "funded")
    })
    private interface Answers {}

    private interface StepMadeShape {
        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        BehaviourBit bit();

        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        WindowStatistics window();
    }

    private interface BetOpenedShape {
        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        Evidence evidence();

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonSetter(nulls = Nulls.FAIL)
        boolean goesOn();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Entry.AtStep.class, name = "at-step"),
        @JsonSubTypes.Type(value = Entry.Trap.class, name = "trap")
    })
    private interface Entries {}

    private interface BracketOrderShape {
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Usual.class)
        @JsonSetter(nulls = Nulls.FAIL)
        Entry entry();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        Carry carry();
    }

    /** Equal to the entry that need not be written. */
    static final class Usual {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Entry.AtStep;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    /** A scope is its text. */
    private abstract static class ScopeShape {
        @JsonCreator
        static Scope parse(String text) {
            return Scope.parse(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }

    private interface BreakerMovedShape {
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = TheAccount.class)
        @JsonSetter(nulls = Nulls.FAIL)
        Scope scope();
    }

    /** Equal to the scope that need not be written. */
    static final class TheAccount {
        @Override
        public boolean equals(@Nullable Object other) {
            return Scope.ACCOUNT.equals(other);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = VenueReport.Erred.class, name = "erred"),
        @JsonSubTypes.Type(value = VenueReport.Positioned.class, name = "positioned"),
        @JsonSubTypes.Type(value = VenueReport.Alive.class, name = "alive")
    })
    private interface Reports {}

    private interface EvidenceShape {
        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        WindowStatistics window();

        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        GovernorReading governor();

        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        GateReading gate();
    }

    private interface GateReadingShape {
        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        Fraction entrySize();
    }

    private interface GovernorReadingShape {
        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        Behaviour imbalance();
    }
}
