package io.equilibrium.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.equilibrium.domain.risk.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done: by whom, in which role, to what (a breaker's scope, or a symbol or {@code *} of entries), and why. The id is the
 * person's own (an idempotency key): one that comes again changes nothing and is answered as the first was.
 *
 * @param tier to which a {@link Action#TRIP} raises the breaker; null for all other actions
 * @param limit which limit or rule a {@link Action#LIMIT} sets, and to what; null for all other actions
 * @param writtenMicros when it was written, by the clock of the service that took it
 */
public record Command(
        String id,
        Action action,
        String scope,
        @JsonSetter(nulls = Nulls.SET) @Nullable Tier tier,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSetter(nulls = Nulls.SET) @Nullable
        LimitValue limit,

        String actor,
        String role,
        String reason,
        long writtenMicros) {
    /** One that sets no limit. */
    public Command(
            String id,
            Action action,
            String scope,
            @Nullable Tier tier,
            String actor,
            String role,
            String reason,
            long writtenMicros) {
        this(id, action, scope, tier, null, actor, role, reason, writtenMicros);
    }

    /** The scope of the whole account. */
    public static final String ACCOUNT = "account";

    /** A limit or rule by its name, and a value as people write it ({@link LimitText}). */
    public record LimitValue(String name, String value) {}

    /** What can be done. */
    public enum Action {
        /** Raises the breaker to a tier. */
        TRIP,
        /** Leads the breaker back to normal, with the present equity as the new peak. */
        RESET,
        /** Lets no more entries pass, of a symbol or of all. */
        PAUSE,
        /** Lets entries pass again. */
        RESUME,
        /** Sets a limit, or the threshold of a rule. */
        LIMIT
    }

    public Command {
        if (id.isBlank() || scope.isBlank() || actor.isBlank() || role.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a command must say its id, scope, actor, role and reason");
        }
        if ((tier != null) != (action == Action.TRIP)) {
            throw new IllegalArgumentException("a tier belongs to TRIP, and to nothing else");
        }
        if ((limit != null) != (action == Action.LIMIT)) {
            throw new IllegalArgumentException("a limit belongs to LIMIT, and to nothing else");
        }
    }
}
