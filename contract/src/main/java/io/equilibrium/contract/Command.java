package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.equilibrium.domain.risk.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done: by whom, in which role, to what (a symbol, or {@link #ACCOUNT}), and why. The id is the
 * person's own (an idempotency key): one that comes again changes nothing and is answered as the first was.
 *
 * @param tier to which a {@link Action#TRIP} raises the breaker; null for all other actions
 * @param writtenMicros when it was written, by the clock of the service that took it
 */
public record Command(
        String id,
        Action action,
        String scope,
        @JsonSetter(nulls = Nulls.SET) @Nullable Tier tier,
        String actor,
        String role,
        String reason,
        long writtenMicros) {
    /** The scope of the whole account. */
    public static final String ACCOUNT = "account";

    /** What can be done. */
    public enum Action {
        /** Raises the breaker to a tier. */
        TRIP,
        /** Leads the breaker back to normal, with the present equity as the new peak. */
        RESET,
        /** Lets no more entries pass, of a symbol or of all. */
        PAUSE,
        /** Lets entries pass again. */
        RESUME
    }

    public Command {
        if (id.isBlank() || scope.isBlank() || actor.isBlank() || role.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a command must say its id, scope, actor, role and reason");
        }
        if ((tier != null) != (action == Action.TRIP)) {
            throw new IllegalArgumentException("a tier belongs to TRIP, and to nothing else");
        }
    }
}
