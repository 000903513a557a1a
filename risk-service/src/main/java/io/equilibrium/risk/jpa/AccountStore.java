package io.equilibrium.risk.jpa;

import io.equilibrium.contract.Message;
import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.account.Inside;
import io.equilibrium.risk.account.Kept;
import io.equilibrium.servicekit.EngineRefusedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Loads and stores the one account's row, and adds to what is logged; each call belongs to the caller's transaction. */
public final class AccountStore {
    public static final String ACCOUNT = "main";

    /** The layout of the bytes that this build writes and reads. */
    public static final int LAYOUT = 7;

    /** What an account remembers, and a print of the settings it was made with. */
    @SuppressWarnings("ArrayRecordComponent") // carried through, never compared
    public record Stored(byte[] state, String settings) {}

    private final AccountStates states;
    private final BreakerTransitions transitions;
    private final CommandLog commands;
    private final LimitHistory limits;
    private final Consumer<List<Message.Denied>> denials;

    /** Denials go, all of a transaction at once, to their own table. */
    public AccountStore(
            AccountStates states,
            BreakerTransitions transitions,
            CommandLog commands,
            LimitHistory limits,
            Consumer<List<Message.Denied>> denials) {
        this.states = states;
        this.transitions = transitions;
        this.commands = commands;
        this.limits = limits;
        this.denials = denials;
    }

    /**
     * What was stored last; empty before the first time.
     *
     * @throws EngineRefusedException if another build wrote it in a layout that this one does not read
     */
    public Optional<Stored> load() {
        return states.findById(ACCOUNT).map(row -> {
            if (row.layout() != LAYOUT) {
                throw new EngineRefusedException("the stored account has layout " + row.layout()
                        + ", this build reads layout " + LAYOUT + "; start the build that wrote it");
            }
            return new Stored(row.state(), row.settings());
        });
    }

    public void store(Stored stored, BreakerReading breaker, Inside inside, Kept kept) {
        AccountState row = states.findById(ACCOUNT).orElseGet(() -> new AccountState(ACCOUNT));
        row.become(LAYOUT, stored.settings(), stored.state(), breaker, inside);
        states.save(row);
        kept.moves().forEach(move -> transitions.save(new BreakerTransition(ACCOUNT, move)));
        kept.commands().forEach(command -> commands.save(new LoggedCommand(command)));
        kept.limits().forEach(change -> limits.save(new StoredLimit(ACCOUNT, change)));
        denials.accept(kept.denials());
    }
}
