package io.equilibrium.risk.web;

import io.equilibrium.contract.Command;
import io.equilibrium.servicekit.web.CommandRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** New entries of a symbol or of all, which an operator may pause and resume; exits always pass. */
@RestController
@Tag(name = "entries", description = "New entries, of a symbol or of all")
@SecurityRequirement(name = RiskApi.BEARER)
@RequestMapping(path = "/admin/entries", produces = MediaType.APPLICATION_JSON_VALUE)
public class EntriesController {
    /** Of which symbol, or {@code *} for all, and why. */
    public record Scope(
            @NotBlank @Size(max = 200) String scope,

            @NotBlank @Size(max = 200) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String reason) {}

    private final CommandRequests commands;

    public EntriesController(CommandDesk desk) {
        this.commands = new CommandRequests(desk);
    }

    @PostMapping("/pause")
    @Operation(
            summary = "Lets no more entries pass",
            description = "They are denied as ENTRIES_PAUSED until somebody resumes them, or another run begins.")
    ResponseEntity<Object> pause(
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Scope scope,
            Authentication who) {
        return commands.entries(idempotencyKey, Command.Action.PAUSE, scope.scope(), scope.reason(), who);
    }

    @PostMapping("/resume")
    @Operation(
            summary = "Lets entries pass again",
            description = "A symbol's own pause and that of all (*) are two: both must be ended.")
    ResponseEntity<Object> resume(
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Scope scope,
            Authentication who) {
        return commands.entries(idempotencyKey, Command.Action.RESUME, scope.scope(), scope.reason(), who);
    }
}
