package io.equilibrium.risk.account;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.Tier;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a command must be, wherever it came from, before it is carried out; the symbols are those that can be traded. */
record CommandRules(Set<String> symbols) {
    /** The longest text of a command, in characters. */
    static final int LONGEST = 200;

    private static final Set<String> OPERATORS = Set.of("OPERATOR", "ADMIN");
    private static final Set<String> ADMINS = Set.of("ADMIN");

    /** Why it is not carried out, as a sentence; empty when it may be. */
    Optional<String> refusal(Command command) {
        if (!Stream.of(command.id(), command.scope(), command.actor(), command.role(), command.reason())
                .allMatch(CommandRules::isOneLine)) {
            return Optional.of(
                    "id, scope, actor, role and reason must each be one line of at most " + LONGEST + " characters");
        }
        return refusalOfRole(command).or(() -> refusalOfScope(command)).or(() -> refusalOfTier(command));
    }

    private static boolean isOneLine(String text) {
        return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<String> refusalOfRole(Command command) {
        Set<String> allowed = command.action() == Command.Action.RESET ? ADMINS : OPERATORS;
        return allowed.contains(command.role())
                ? Optional.empty()
                : Optional.of("the role " + command.role() + " may not " + command.action());
    }

    private Optional<String> refusalOfScope(Command command) {
        String scope = command.scope();
        return switch (command.action()) {
            case TRIP, RESET ->
                scope.equals(Command.ACCOUNT)
                        ? Optional.empty()
                        : Optional.of("the breaker's scope is " + Command.ACCOUNT + ", not " + scope);
            case PAUSE, RESUME ->
                scope.equals(EntrySwitch.EVERY_SYMBOL) || symbols.contains(scope)
                        ? Optional.empty()
                        : Optional.of("the symbol " + scope + " is not known");
        };
    }

    private static Optional<String> refusalOfTier(Command command) {
        Tier tier = command.tier();
        return tier == Tier.NORMAL || tier == Tier.TRIAL
                ? Optional.of("a person may trip to REDUCED, HALTED or KILLED, not to " + tier)
                : Optional.empty();
    }
}
