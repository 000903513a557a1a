package io.equilibrium.execution;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.pipeline.TradingSettings;
import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.signal.SignalEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Risk's side of a replay around a real engine: takes steps, signals and marks in the tape's order, and awaits the venue. */
public final class StandInRisk {
    private static final long NONE = -1;

    private final RunId run;
    private final RiskEngine engine;
    private final boolean awaits;
    private final Set<String> symbols = new TreeSet<>();
    private List<Message> said = new ArrayList<>();
    private int ended;
    private long taken = NONE;
    private long decided = NONE;
    private long heard = NONE;
    private long decidedBehind = NONE;
    private long venueKnows = NONE;
    private long venueHeard = NONE;
    private long venueQuiet = NONE;
    private long saidThrough = NONE;
    private long saidHeard = NONE;

    public StandInRisk(RunId run, TradingSettings settings, boolean awaits) {
        this.run = run;
        this.engine = new RiskEngine(settings.risk(), settings.instruments());
        this.awaits = awaits;
    }

    /** Whether it may take what comes of a place. */
    public boolean mayTake(Message item) {
        return !awaits || engine.isIdle() || venueQuiet >= item.place() - 1;
    }

    /** Takes a step, a signal, a mark, or a symbol's start or end. */
    public void take(Message item) {
        taken = item.place();
        switch (item) {
            case Message.RunStarted started -> {
                symbols.add(started.symbol());
                said.add(started);
            }
            case Message.Stepped stepped -> decided(engine.on(stepped.made()));
            case Message.Signalled signalled -> signalled(signalled.event());
            case Message.Marked marked -> decided(engine.on(marked.mark()));
            case Message.RunEnded last -> {
                ended++;
                said.add(last);
            }
            case Message.Progress _, Message.SymbolHalted _, Message.FeedChanged _ -> {}
            case Message.Approved _, Message.Denied _, Message.Flatten _, Message.BreakerMoved _ -> throw none(item);
            case Message.EntriesSwitched _,
                    Message.LimitNeared _,
                    Message.LimitChanged _,
                    Message.VenueReported _,
                    Message.Commanded _,
                    Message.CommandAnswered _,
                    Message.StrategyCommanded _,
                    Message.StrategyAnswered _ -> throw none(item);
            case Message.Answered _ -> throw none(item);
        }
    }

    private void signalled(SignalEvent event) {
        if (event instanceof SignalEvent.BetOpened opened) {
            decided(List.of(engine.on(opened)));
        }
    }

    private static IllegalArgumentException none(Message message) {
        return new IllegalArgumentException(message.getClass().getSimpleName() + " comes from elsewhere");
    }

    private void decided(List<RiskEvent> events) {
        decided(events, taken);
    }

    private void decided(List<RiskEvent> events, long place) {
        for (RiskEvent event : events) {
            if (event instanceof RiskEvent.Approved(var order)) {
                decidedAt(place);
                said.add(new Message.Approved(run, place, order));
            } else if (event instanceof RiskEvent.FlattenOrdered flatten) {
                decidedAt(place);
                symbols.forEach(symbol -> said.add(new Message.Flatten(
                        run, place, symbol, flatten.cause(), flatten.epoch(), flatten.timeMicros())));
            }
        }
    }

    private void decidedAt(long place) {
        venueQuiet = Math.min(venueQuiet, place - 1);
        if (place > saidThrough) {
            decided = Math.max(decided, place);
        } else {
            decidedBehind = Math.max(decidedBehind, place);
        }
    }

    /** Takes what is on fills. */
    public void hear(Message message) {
        if (message instanceof Message.Answered answer) {
            decided(engine.on(answer.event()), answer.place());
        } else if (message instanceof Message.Progress progress) {
            hear(progress);
        }
    }

    private void hear(Message.Progress progress) {
        if (progress.place() <= progress.heard()) {
            heard = Math.max(heard, progress.place());
        }
        if (progress.heard() >= venueKnows && progress.echo() >= venueHeard) {
            venueKnows = progress.heard();
            venueHeard = progress.echo();
            long quiet = venueKnows < decided ? Math.min(progress.place(), decided - 1) : progress.place();
            quiet = venueHeard < decidedBehind ? Math.min(quiet, decidedBehind - 1) : quiet;
            venueQuiet = Math.max(venueQuiet, quiet);
        }
    }

    /** What it has said since this was last asked; everything is decided through a place, unless all has ended. */
    public List<Message> said(long completeThrough, boolean again) {
        long through = ended > 0 && ended == symbols.size() ? Long.MAX_VALUE : completeThrough;
        long hearing = awaits ? heard : Message.Progress.UNHEARD;
        boolean needNotHear = awaits && venueQuiet >= saidThrough && saidThrough < Long.MAX_VALUE;
        if (again || through > saidThrough || (hearing > saidHeard && !needNotHear)) {
            saidThrough = Math.max(through, saidThrough);
            saidHeard = hearing;
            symbols.forEach(symbol -> said.add(new Message.Progress(run, saidThrough, symbol, hearing, 0)));
        }
        List<Message> now = said;
        said = new ArrayList<>();
        return now;
    }
}
