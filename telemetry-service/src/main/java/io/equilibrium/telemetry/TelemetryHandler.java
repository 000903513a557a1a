package io.equilibrium.telemetry;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.evidence.BetDrag;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what is said on the road, one message at a time, and keeps metrics, account and notices. */
public final class TelemetryHandler {
    private static final Logger LOG = LoggerFactory.getLogger(TelemetryHandler.class);

    private final RoadMetrics metrics;
    private final AccountBook book;
    private final DragBook drag;
    private final Notices notices;
    private final Runs runs = new Runs();
    private final Map<RunId, RunCourse> courses = new HashMap<>();

    public TelemetryHandler(RoadMetrics metrics, AccountBook book, DragBook drag, Notices notices) {
        this.metrics = metrics;
        this.book = book;
        this.drag = drag;
        this.notices = notices;
    }

    /** Ticks of a run seen on the tape, and the newest of their times in microseconds. */
    public synchronized void onTicks(RunId of, long ticks, long newestMicros) {
        metrics.onTicks(ticks);
        if (runs.isPresent(of)) {
            metrics.onTime(Stage.TICKS, newestMicros);
        }
    }

    /** Throws {@link IllegalArgumentException} on a fill of what is not open. */
    synchronized void on(Stage stage, Message message, Received received) {
        if (runs.begins(message.run(), received.appendedMillis())) {
            startRun();
        }
        follow(stage, message);
        if (runs.isPresent(message.run()) || isOfPeople(message)) {
            take(stage, message, received.again() ? Notices.NONE : notices);
        }
    }

    // What people do counts in whatever run, and where there is none.
    private static boolean isOfPeople(Message message) {
        return message instanceof Message.Commanded
                || message instanceof Message.CommandAnswered
                || message instanceof Message.StrategyCommanded
                || message instanceof Message.EntriesSwitched;
    }

    private void startRun() {
        metrics.onRun();
        book.startRun();
        drag.startRun();
        metrics.onDrag(drag.row());
        metrics.onStanding(book.standing());
    }

    private void take(Stage stage, Message message, Notices told) {
        switch (message) {
            case Message.RunStarted _, Message.RunEnded _ -> {}
            case Message.Progress progress -> onProgress(stage, progress);
            case Message.Stepped stepped -> onStep(stage, stepped);
            case Message.SymbolHalted halted -> {
                metrics.onHalt(halted.symbol());
                told.onHalt(halted.symbol(), halted.reason());
            }
            case Message.Signalled signalled -> {
                metrics.onTime(stage, signalled.event().timeMicros());
                metrics.onSignal(signalled.event());
                if (signalled.event() instanceof SignalEvent.BetResolved resolved) {
                    onDrag(drag.on(resolved));
                }
            }
            case Message.Approved approved -> {
                metrics.onTime(stage, approved.order().decidedAtMicros());
                metrics.onApproved(approved.order().symbol());
                onDrag(drag.on(new RiskEvent.Approved(approved.order())));
            }
            case Message.Flatten flatten -> metrics.onTime(stage, flatten.timeMicros());
            case Message.Denied denied -> {
                metrics.onTime(stage, denied.denial().timeMicros());
                metrics.onDenied(denied.denial().reason());
                onDrag(drag.on(denied.denial()));
            }
            case Message.BreakerMoved moved -> onMove(stage, moved, told);
            case Message.Marked marked -> {
                metrics.onTime(stage, marked.mark().timeMicros());
                book.mark(marked.place(), marked.mark().symbol(), marked.mark().priceE8());
            }
            case Message.FeedChanged changed -> metrics.onFeed(changed.symbol(), changed.up());
            case Message.Commanded commanded -> {
                metrics.onCommand(commanded.command().action().name());
                told.onCommand(commanded.command());
            }
            case Message.CommandAnswered answered -> {
                metrics.onCommandAnswered(answered.done());
                told.onCommandAnswered(answered.commandId(), answered.done(), answered.said());
            }
            case Message.StrategyCommanded commanded -> {
                metrics.onCommand("STRATEGY_" + commanded.command().action());
                told.onCommand(commanded.command());
            }
            case Message.StrategyAnswered _, Message.VenueReported _ -> {}
            case Message.LimitNeared neared -> {
                metrics.onTime(stage, neared.neared().timeMicros());
                metrics.onLimitNeared(neared.neared().scope().kind().name());
                told.onWarning(neared.neared());
            }
            case Message.LimitChanged changed -> told.onLimit(changed.changed());
            case Message.EntriesSwitched switched -> {
                metrics.onEntriesSwitched(switched.to().open());
                told.onSwitch(switched.to());
            }
            case Message.Answered answered -> onAnswer(stage, answered, told);
        }
    }

    // Also of runs before the present one: when the road is read again, some topics are further than others.
    private void follow(Stage stage, Message message) {
        if (message instanceof Message.RunStarted started) {
            courseOf(started.run()).on(started);
        } else if (message instanceof Message.RunEnded ended) {
            courseOf(ended.run()).on(stage, ended);
            if (courseOf(ended.run()).isWhole()) {
                courses.remove(ended.run());
                onWhole(ended.run());
            }
        }
    }

    private RunCourse courseOf(RunId run) {
        return courses.computeIfAbsent(run, _ -> new RunCourse());
    }

    private void onWhole(RunId run) {
        metrics.onWholeRun();
        LOG.info("run was seen whole run={}", run);
        if (runs.isPresent(run)) {
            book.filledThrough(Long.MAX_VALUE);
            metrics.onStanding(book.standing());
        }
    }

    private void onStep(Stage stage, Message.Stepped stepped) {
        Step step = stepped.made().step();
        metrics.onTime(stage, step.timeMicros());
        metrics.onStep(step.symbol());
        book.step(stepped.place(), step.symbol(), step.priceE8());
    }

    private void onProgress(Stage stage, Message.Progress progress) {
        metrics.onTime(stage, progress.timeMicros());
        if (stage == Stage.FILLS) {
            // Beyond what the venue knows to be decided it may have to answer yet.
            book.filledThrough(Math.min(progress.place(), progress.heard()));
            metrics.onStanding(book.standing());
        }
    }

    private void onMove(Stage stage, Message.BreakerMoved moved, Notices told) {
        metrics.onTime(stage, moved.moved().timeMicros());
        metrics.onMove(moved.moved().scope().kind().name(), moved.moved().to());
        if (moved.moved().scope().equals(Scope.ACCOUNT)) {
            book.on(moved.moved().to());
            metrics.onStanding(book.standing());
        }
        told.onMove(moved.moved());
    }

    private void onDrag(Optional<BetDrag> bet) {
        bet.ifPresent(over -> {
            metrics.onBetOver(over);
            metrics.onDrag(drag.row());
        });
    }

    private void onAnswer(Stage stage, Message.Answered answered, Notices told) {
        OrderEvent event = answered.event();
        if (event instanceof OrderEvent.Filled filled) {
            book.on(answered.place(), filled);
            metrics.onStanding(book.standing());
            told.onFill(filled);
        } else if (event instanceof OrderEvent.Funded funded) {
            book.on(answered.place(), funded);
            metrics.onStanding(book.standing());
        }
        onDrag(drag.on(event));
        metrics.onTime(stage, event.timeMicros());
        metrics.onAnswer(event);
    }
}
