package io.equilibrium.domain.gate;

import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * One strategy's stages: up whenever the evidence has passed the level once more, back to SHADOW when its edge is lost. A new
 * attempt begins with half the evidence of the one before, so that all attempts together are at most twice as likely to pass
 * falsely as the first. It learns from bets whether or not they became orders.
 */
public final class EvidenceGate {
    private static final int MOST_HALVINGS = 60;

    private final GateSettings settings;
    private final EProcess process = new EProcess();
    private final LostEdge lost = new LostEdge();
    private Stage stage = Stage.SHADOW;
    private int attempt = 1;
    private long bets;

    public EvidenceGate(GateSettings settings) {
        this.settings = settings;
    }

    /** A bet was resolved that was tradable when it was decided; a lost one so many sizes beyond its threshold. */
    public void on(BetTerms terms, boolean won, double overrun) {
        bets++;
        process.on(terms, won, overrun);
        if (stage != Stage.SHADOW) {
            lost.on(terms, won, overrun);
            if (lost.evidence() >= settings.lostLevel()) {
                fallBack();
                return;
            }
        }
        while (stage != Stage.FULL && process.evidence() >= needed()) {
            stage = stage.next();
        }
    }

    private double needed() {
        int power = switch (stage) {
            case SHADOW -> 1;
            case PAPER -> 2;
            case CANARY, FULL -> 3;
        };
        return settings.strategies() * Math.pow(settings.level(), power);
    }

    private void fallBack() {
        stage = Stage.SHADOW;
        attempt++;
        lost.reset();
        process.restart(Math.scalb(1.0, -Math.min(attempt - 1, MOST_HALVINGS)));
    }

    public GateReading reading() {
        return new GateReading(stage, process.evidence(), lost.evidence(), attempt, bets, entrySize());
    }

    private @Nullable Fraction entrySize() {
        if (settings.mode() != GateMode.ENFORCE) {
            return Fraction.ONE;
        }
        return switch (stage) {
            case SHADOW -> null;
            case PAPER, FULL -> Fraction.ONE;
            case CANARY -> settings.canarySize();
        };
    }

    public void save(StateWriter state) {
        process.save(state);
        lost.save(state);
        state.putEnum(stage).putInt(attempt).putLong(bets);
    }

    public void restore(StateReader state) {
        process.restore(state);
        lost.restore(state);
        stage = state.getEnum(Stage.class);
        attempt = state.getInt();
        bets = state.getLong();
    }
}
