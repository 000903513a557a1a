package io.equilibrium.contract;

import java.util.Map;

/**
 * What a person wants of one symbol's strategy: by whom, in which role, and why. The id is the person's own (an idempotency
 * key): one that comes again changes nothing and is answered as the first was.
 *
 * @param settings fields by their keys, as in {@code governor}, and what a {@link Action#CHANGE} makes of them; empty for all
 *     other actions
 * @param writtenMicros when it was written, by the clock of the service that took it
 */
public record StrategyCommand(
        String id,
        Action action,
        String symbol,
        Map<String, String> settings,
        String actor,
        String role,
        String reason,
        long writtenMicros) {
    /** What can be done. */
    public enum Action {
        /** Opens no bet any more. */
        PAUSE,
        /** Opens bets again. */
        RESUME,
        /** Goes on as another strategy. */
        CHANGE
    }

    public StrategyCommand {
        settings = Map.copyOf(settings);
        if (id.isBlank() || symbol.isBlank() || actor.isBlank() || role.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a command must say its id, symbol, actor, role and reason");
        }
        if (settings.isEmpty() == (action == Action.CHANGE)) {
            throw new IllegalArgumentException("settings belong to CHANGE, and to nothing else");
        }
    }
}
