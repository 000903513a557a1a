package io.equilibrium.risk;

import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.risk.jpa.AccountState;
import io.equilibrium.risk.jpa.AccountStates;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.jpa.BreakerTransition;
import io.equilibrium.risk.jpa.BreakerTransitions;
import io.equilibrium.risk.web.BreakerDesk;
import io.equilibrium.risk.web.BreakerDocument;
import io.equilibrium.risk.web.TransitionsDocument;
import io.equilibrium.servicekit.EngineUnavailableException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;

/** Reads what is committed. */
final class AccountDesk implements BreakerDesk {
    private final AccountStates states;
    private final BreakerTransitions transitions;
    private final BreakerDocument.Limits limits;

    AccountDesk(AccountStates states, BreakerTransitions transitions, BreakerSettings settings) {
        this.states = states;
        this.transitions = transitions;
        this.limits = BreakerDocument.Limits.of(settings);
    }

    @Override
    public BreakerDocument breaker() {
        AccountState state = states.findById(AccountStore.ACCOUNT)
                .orElseThrow(() -> new EngineUnavailableException("the account is not stored yet", null));
        return new BreakerDocument(
                state.run(),
                state.tier(),
                state.since(),
                state.equityE8(),
                state.peakE8(),
                state.drawdownE8(),
                state.eventTime(),
                state.pausedEntries(),
                limits);
    }

    @Override
    public TransitionsDocument transitions(int page, int size) {
        Page<BreakerTransition> found =
                transitions.findByAccountOrderByIdDesc(AccountStore.ACCOUNT, PageRequest.of(page, size));
        return new TransitionsDocument(
                found.map(AccountDesk::document).getContent(), page, size, found.getTotalElements());
    }

    private static TransitionsDocument.Transition document(BreakerTransition row) {
        return new TransitionsDocument.Transition(
                row.id(),
                row.run(),
                row.scope(),
                row.fromTier(),
                row.toTier(),
                row.actor(),
                row.cause(),
                row.equityE8(),
                row.peakE8(),
                row.drawdownE8(),
                row.eventTime());
    }
}
