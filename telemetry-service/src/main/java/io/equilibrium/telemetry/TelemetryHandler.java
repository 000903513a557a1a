package io.equilibrium.telemetry;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.order.OrderEvent;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes what is said on the road, one message at a time, and keeps metrics, account and notices. */
public final class TelemetryHandler {
    private final RoadMetrics metrics;
    private final AccountBook book;
    private final Notices notices;
    private final Set<RunId> seen = new HashSet<>();
    private @Nullable RunId run;

    public TelemetryHandler(RoadMetrics metrics, AccountBook book, Notices notices) {
        this.metrics = metrics;
        this.book = book;
        this.notices = notices;
    }

    /** Ticks of a run seen on the tape, and the newest of their times in microseconds. */
    public synchronized void onTicks(RunId of, long ticks, long newestMicros) {
        metrics.onTicks(ticks);
        if (isOfThisRun(of)) {
            metrics.onTime(Stage.TICKS, newestMicros);
        }
    }

    /** Throws {@link IllegalArgumentException} on a fill of what is not open. */
    public synchronized void on(Stage stage, Message message) {
        if (!isOfThisRun(message.run())) {
            return;
        }
        switch (message) {
            case Message.RunStarted started -> {}
            case Message.RunEnded ended -> {}
            case Message.Progress progress -> onProgress(stage, progress);
            case Message.Stepped stepped -> onStep(stage, stepped);
            case Message.SymbolHalted halted -> {
                metrics.onHalt(halted.symbol());
                notices.onHalt(halted.symbol(), halted.reason());
            }
            case Message.Signalled signalled -> {
                metrics.onTime(stage, signalled.event().timeMicros());
                metrics.onSignal(signalled.event());
            }
            case Message.Approved approved -> {
                metrics.onTime(stage, approved.order().decidedAtMicros());
                metrics.onApproved(approved.order().symbol());
            }
            case Message.Flatten flatten -> metrics.onTime(stage, flatten.timeMicros());
            case Message.Denied denied -> {
                metrics.onTime(stage, denied.denial().timeMicros());
                metrics.onDenied(denied.denial().reason());
            }
            case Message.BreakerMoved moved -> onMove(stage, moved);
            case Message.Answered answered -> onAnswer(stage, answered.event());
        }
    }

    // Topics are read side by side: one may still tell of the run before.
    private boolean isOfThisRun(RunId of) {
        if (!of.equals(run) && seen.add(of)) {
            startRun(of);
        }
        return of.equals(run);
    }

    private void startRun(RunId started) {
        run = started;
        metrics.onRun();
        book.startRun();
        metrics.onStanding(book.standing());
    }

    private void onStep(Stage stage, Message.Stepped stepped) {
        var step = stepped.made().step();
        metrics.onTime(stage, step.timeMicros());
        metrics.onStep(step.symbol());
        book.mark(step.symbol(), step.timeMicros(), step.priceE8());
    }

    private void onProgress(Stage stage, Message.Progress progress) {
        metrics.onTime(stage, progress.timeMicros());
        if (stage == Stage.FILLS) {
            book.filledUntil(progress.symbol(), progress.timeMicros());
            metrics.onStanding(book.standing());
        }
    }

    private void onMove(Stage stage, Message.BreakerMoved moved) {
        metrics.onTime(stage, moved.moved().timeMicros());
        metrics.onMove(moved.moved().to());
        book.on(moved.moved().to());
        metrics.onStanding(book.standing());
        notices.onMove(moved.moved());
    }

    private void onAnswer(Stage stage, OrderEvent event) {
        if (event instanceof OrderEvent.Filled filled) {
            book.on(filled);
            metrics.onStanding(book.standing());
            notices.onFill(filled);
        }
        metrics.onTime(stage, event.timeMicros());
        metrics.onAnswer(event);
    }
}
