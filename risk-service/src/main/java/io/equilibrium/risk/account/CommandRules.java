package io.equilibrium.risk.account;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.Scope;
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
        Command.LimitValue limit = command.limit();
        if (!Stream.of(
                        command.id(),
                        command.scope(),
                        command.actor(),
                        command.role(),
                        command.reason(),
                        limit == null ? "" : limit.name(),
                        limit == null ? "" : limit.value())
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
        Set<String> allowed = switch (command.action()) {
            case RESET, LIMIT -> ADMINS;
            case TRIP, PAUSE, RESUME -> OPERATORS;
        };
        return allowed.contains(command.role())
                ? Optional.empty()
                : Optional.of("the role " + command.role() + " may not " + command.action());
    }

    private Optional<String> refusalOfScope(Command command) {
        String scope = command.scope();
        return switch (command.action()) {
            case TRIP, RESET -> refusalOfBreaker(scope);
            case LIMIT ->
                scope.equals(Command.ACCOUNT)
                        ? Optional.empty()
                        : Optional.of("limits are of " + Command.ACCOUNT + ", not of " + scope);
            case PAUSE, RESUME ->
                scope.equals(EntrySwitch.EVERY_SYMBOL) || symbols.contains(scope)
                        ? Optional.empty()
                        : Optional.of("the symbol " + scope + " is not known");
        };
    }

    private Optional<String> refusalOfBreaker(String text) {
        try {
            Scope scope = Scope.parse(text);
            return scope.kind() != Scope.Kind.SYMBOL || symbols.contains(scope.name())
                    ? Optional.empty()
                    : Optional.of("the symbol " + scope.name() + " is not known");
        } catch (IllegalArgumentException none) {
            return Optional.of(String.valueOf(none.getMessage()));
        }
    }

    private static Optional<String> refusalOfTier(Command command) {
        Tier tier = command.tier();
        return tier == Tier.NORMAL || tier == Tier.TRIAL
                ? Optional.of("a person may trip to REDUCED, HALTED or KILLED, not to " + tier)
                : Optional.empty();
    }
}
