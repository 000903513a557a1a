package io.equilibrium.risk.web;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.servicekit.web.CommandRefusedException;
import io.equilibrium.servicekit.web.CommandRequest;
import io.equilibrium.servicekit.web.InvalidFieldException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;

/** Asks for commands, and answers what became of them. */
final class CommandRequests {
    /** A command that was written, and of which nothing is known yet. */
    record Written(String id) {}

    private final CommandDesk desk;

    CommandRequests(CommandDesk desk) {
        this.desk = desk;
    }

    ResponseEntity<Object> trip(@Nullable String key, String scope, Tier tier, String reason, Authentication who) {
        return ask(
                key,
                new CommandDesk.Asked(
                        Command.Action.TRIP, scope, tier, null, who.getName(), CommandRequest.role(who), reason));
    }

    ResponseEntity<Object> reset(@Nullable String key, String scope, String reason, Authentication who) {
        return ask(
                key,
                new CommandDesk.Asked(
                        Command.Action.RESET, scope, null, null, who.getName(), CommandRequest.role(who), reason));
    }

    ResponseEntity<Object> limit(@Nullable String key, Command.LimitValue limit, String reason, Authentication who) {
        return ask(
                key,
                new CommandDesk.Asked(
                        Command.Action.LIMIT,
                        Command.ACCOUNT,
                        null,
                        limit,
                        who.getName(),
                        CommandRequest.role(who),
                        reason));
    }

    /** Pauses or resumes the entries of a symbol, or of all. */
    ResponseEntity<Object> entries(
            @Nullable String key, Command.Action action, String scope, String reason, Authentication who) {
        if (!scope.equals(EntrySwitch.EVERY_SYMBOL) && !desk.isKnown(scope)) {
            throw new InvalidFieldException(
                    "scope", "must be a symbol with instrument filters, or *; " + scope + " is not known");
        }
        return ask(
                key, new CommandDesk.Asked(action, scope, null, null, who.getName(), CommandRequest.role(who), reason));
    }

    private ResponseEntity<Object> ask(@Nullable String key, CommandDesk.Asked asked) {
        String id = CommandRequest.id(key);
        CommandDocument taken = desk.ask(id, asked).orElse(null);
        if (taken == null) {
            return ResponseEntity.accepted()
                    .location(URI.create("/admin/commands?id=" + id))
                    .body(new Written(id));
        }
        if (!taken.done()) {
            throw new CommandRefusedException(id, taken.said());
        }
        return ResponseEntity.ok(taken);
    }
}
