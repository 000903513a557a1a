package io.equilibrium.risk;

import io.equilibrium.domain.risk.RiskEngine;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.risk.account.RiskAccount;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.merge.RoadMerge;
import io.equilibrium.servicekit.EngineUnavailableException;
import java.util.Optional;
import java.util.function.Supplier;

/** A copy of the engine as it is committed, to be looked at and asked; whichever instance decides, all read the same. */
final class StoredEngine {
    private final AccountStore store;
    private final Supplier<RoadMerge> merges;
    private final Supplier<RiskAccount> accounts;
    private final String settings;

    /** The print is of the settings that the accounts decide by. */
    StoredEngine(AccountStore store, Supplier<RoadMerge> merges, Supplier<RiskAccount> accounts, String settings) {
        this.store = store;
        this.merges = merges;
        this.accounts = accounts;
        this.settings = settings;
    }

    /**
     * Empty before the first run.
     *
     * @throws EngineUnavailableException if nothing is stored yet, or it cannot be read
     */
    Optional<RiskEngine> read() {
        AccountStore.Stored stored =
                store.load().orElseThrow(() -> new EngineUnavailableException("the account is not stored yet", null));
        try {
            StateReader reader = new StateReader(stored.state());
            merges.get().restore(reader);
            RiskAccount account = accounts.get();
            account.restore(reader, stored.settings().equals(settings));
            return account.engine();
        } catch (IllegalArgumentException | IllegalStateException unreadable) {
            throw new EngineUnavailableException("the stored account cannot be read", unreadable);
        }
    }
}
