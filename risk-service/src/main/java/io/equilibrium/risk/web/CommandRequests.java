package io.equilibrium.risk.web;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.servicekit.web.Role;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;

/** What every request for a command has in common: its id, who asks, and how what became of it is answered. */
final class CommandRequests {
    static final String KEY = "Idempotency-Key";
    static final String ONE_LINE = "[^\\p{Cntrl}]*";

    private static final Pattern KEY_FORM = Pattern.compile("[!-~]{1,64}");

    /** A command that was written, and of which nothing is known yet. */
    record Written(String id) {}

    private final CommandDesk desk;

    CommandRequests(CommandDesk desk) {
        this.desk = desk;
    }

    ResponseEntity<Object> trip(@Nullable String key, Tier tier, String reason, Authentication who) {
        return ask(
                key,
                new CommandDesk.Asked(Command.Action.TRIP, Command.ACCOUNT, tier, who.getName(), role(who), reason));
    }

    ResponseEntity<Object> reset(@Nullable String key, String reason, Authentication who) {
        return ask(
                key,
                new CommandDesk.Asked(Command.Action.RESET, Command.ACCOUNT, null, who.getName(), role(who), reason));
    }

    /** Pauses or resumes the entries of a symbol, or of all. */
    ResponseEntity<Object> entries(
            @Nullable String key, Command.Action action, String scope, String reason, Authentication who) {
        if (!scope.equals(EntrySwitch.EVERY_SYMBOL) && !desk.isKnown(scope)) {
            throw new InvalidFieldException(
                    "scope", "must be a symbol with instrument filters, or *; " + scope + " is not known");
        }
        return ask(key, new CommandDesk.Asked(action, scope, null, who.getName(), role(who), reason));
    }

    private static String role(Authentication who) {
        boolean isAdmin = who.getAuthorities().stream()
                .anyMatch(authority -> ("ROLE_" + Role.ADMIN.name()).equals(authority.getAuthority()));
        return isAdmin ? Role.ADMIN.name() : Role.OPERATOR.name();
    }

    private ResponseEntity<Object> ask(@Nullable String key, CommandDesk.Asked asked) {
        if (key != null && !KEY_FORM.matcher(key).matches()) {
            throw new InvalidFieldException(KEY, "must be 1 to 64 visible ASCII characters");
        }
        String id = key == null ? UUID.randomUUID().toString() : key;
        CommandDocument taken = desk.ask(id, asked).orElse(null);
        if (taken == null) {
            return ResponseEntity.accepted()
                    .location(URI.create("/admin/commands?id=" + id))
                    .body(new Written(id));
        }
        if (!taken.done()) {
            throw new CommandRefusedException(taken);
        }
        return ResponseEntity.ok(taken);
    }

    /** What the command would change does not allow it. */
    static final class CommandRefusedException extends RuntimeException {
        private final transient CommandDocument command;

        CommandRefusedException(CommandDocument command) {
            super(command.said());
            this.command = command;
        }

        Map<String, Object> properties() {
            return Map.of("command", command.id());
        }
    }

    /** A part of the request breaks its rule. */
    static final class InvalidFieldException extends RuntimeException {
        private final String field;

        InvalidFieldException(String field, String rule) {
            super(rule);
            this.field = field;
        }

        String field() {
            return field;
        }
    }
}
