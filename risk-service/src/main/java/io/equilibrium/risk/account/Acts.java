package io.equilibrium.risk.account;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.LimitText;
import io.equilibrium.domain.risk.BreakerInput;
import io.equilibrium.domain.risk.CircuitBreaker;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.LimitChange;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Scope;
import java.util.List;
import java.util.Objects;

/** What a person's command makes the engine do at an event time, and a sentence about it. */
record Acts(RiskEngine engine, Command command, long timeMicros) {
    /** What came of it; a change of the breaker that is no move is only kept. */
    record Done(List<RiskEvent> decisions, List<RiskEvent.BreakerMoved> kept, String said) {}

    Done carryOut() {
        return switch (command.action()) {
            case TRIP -> trip();
            case RESET -> reset();
            case PAUSE -> entries(false);
            case RESUME -> entries(true);
            case LIMIT -> limit(Objects.requireNonNull(command.limit()));
        };
    }

    private Done trip() {
        List<RiskEvent> moves = engine.on(
                scope(),
                new BreakerInput.Tripped(
                        timeMicros, Objects.requireNonNull(command.tier()), command.actor(), command.reason()));
        return new Done(
                moves, List.of(), moves.isEmpty() ? whose() + " stays " + tier() : whose() + " is " + tier() + " now");
    }

    private Done reset() {
        List<RiskEvent> moves =
                engine.on(scope(), new BreakerInput.Reset(timeMicros, command.actor(), command.reason()));
        return new Done(
                moves,
                moves.isEmpty() ? List.of(peakMoved()) : List.of(),
                whose() + " is " + tier() + " now, with the present equity as its peak");
    }

    // A reset at NORMAL is no move, but it makes the present equity the peak.
    private RiskEvent.BreakerMoved peakMoved() {
        CircuitBreaker breaker = breaker();
        return new RiskEvent.BreakerMoved(
                breaker.scope(),
                breaker.tier(),
                breaker.tier(),
                command.actor(),
                command.reason(),
                breaker.equityE8(),
                breaker.peakE8(),
                breaker.drawdownE8(),
                engine.epoch(),
                timeMicros);
    }

    private Done entries(boolean open) {
        List<RiskEvent> switched =
                engine.on(new EntrySwitch(command.scope(), open, command.actor(), command.reason(), timeMicros));
        String which = command.scope().equals(EntrySwitch.EVERY_SYMBOL) ? "all symbols" : command.scope();
        return new Done(
                switched,
                List.of(),
                "entries of " + which + (switched.isEmpty() ? " were " : " are ") + (open ? "open" : "paused")
                        + (switched.isEmpty() ? " already" : " now"));
    }

    private Done limit(Command.LimitValue wanted) {
        RiskSettings settings = engine.settings();
        long value = LimitText.parse(settings, wanted.name(), wanted.value());
        String before = LimitText.format(settings, wanted.name());
        List<RiskEvent> events =
                engine.on(new LimitChange(wanted.name(), value, command.actor(), command.reason(), timeMicros));
        return new Done(
                events,
                List.of(),
                wanted.name() + " was " + before + " and is " + LimitText.format(settings, wanted.name(), value)
                        + " now");
    }

    private String whose() {
        return scope().equals(Scope.ACCOUNT) ? "the breaker" : "the breaker of " + scope();
    }

    private Scope scope() {
        return Scope.parse(command.scope());
    }

    private CircuitBreaker breaker() {
        return engine.breakers().stream()
                .filter(breaker -> breaker.scope().equals(scope()))
                .findFirst()
                .orElseGet(engine::breaker);
    }

    private String tier() {
        return breaker().tier().name();
    }
}
