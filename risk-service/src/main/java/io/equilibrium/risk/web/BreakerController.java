package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.servicekit.web.CommandRequest;
import io.equilibrium.servicekit.web.InvalidFieldException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The breaker for people: anyone who may look reads it, an operator trips it, an admin resets it. */
@RestController
@Tag(name = "breaker", description = "The account's circuit breaker")
@SecurityRequirement(name = RiskApi.BEARER)
@RequestMapping(path = "/admin/breaker", produces = MediaType.APPLICATION_JSON_VALUE)
public class BreakerController {
    /** A tier that a person may trip to, why, and whose breaker: the account's if no scope is said. */
    public record Trip(
            @NotNull @Pattern(regexp = "REDUCED|HALTED|KILLED", message = "must be REDUCED, HALTED or KILLED")
            String tier,

            @NotBlank @Size(max = 200) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String reason,

            @Size(max = 200) @Nullable String scope) {}

    /** Why a breaker, the account's if no scope is said, is led back to normal. */
    public record Reset(
            @NotBlank @Size(max = 200) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String reason,

            @Size(max = 200) @Nullable String scope) {}

    /** What the first step of a reset gave. */
    public record Confirmation(@NotBlank @Size(max = 64) String nonce) {}

    /** A reset that waits for its second step. */
    public record Waiting(String nonce, Instant expiresAt, String scope, String reason) {}

    private final BreakerDesk desk;
    private final ResetDesk resets;
    private final CommandRequests commands;

    public BreakerController(BreakerDesk desk, ResetDesk resets, CommandDesk commands) {
        this.desk = desk;
        this.resets = resets;
        this.commands = new CommandRequests(commands);
    }

    @GetMapping
    @Operation(summary = "How the breaker stands, and its limits")
    BreakerDocument breaker() {
        return desk.breaker();
    }

    @GetMapping("/transitions")
    @Operation(summary = "What moved the breaker, newest first")
    TransitionsDocument transitions(
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return desk.transitions(page, size);
    }

    @PostMapping("/trip")
    @Operation(
            summary = "Raises the tier",
            description =
                    "A tier at or below the present one changes nothing. KILLED cancels every entry and closes every"
                            + " position.")
    ResponseEntity<Object> trip(
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Trip trip,
            Authentication who) {
        return commands.trip(idempotencyKey, scope(trip.scope()), Tier.valueOf(trip.tier()), trip.reason(), who);
    }

    @PostMapping("/reset")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Asks to lead a breaker back to normal",
            description = "Nothing happens until the nonce is confirmed, which must be within two minutes.")
    ResponseEntity<Waiting> reset(@Valid @RequestBody Reset reset, Authentication who) {
        String scope = scope(reset.scope());
        ResetDesk.Ticket ticket = resets.ask(new ResetDesk.Request(scope, who.getName(), reset.reason()));
        return ResponseEntity.accepted().body(new Waiting(ticket.nonce(), ticket.expiresAt(), scope, reset.reason()));
    }

    @PostMapping("/reset/confirm")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Leads the breaker back to normal",
            description = "The second step of a reset: the present equity is the new peak. A nonce is good once.")
    ResponseEntity<Object> confirm(
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Confirmation confirmation,
            Authentication who) {
        ResetDesk.Request asked = resets.use(confirmation.nonce())
                .orElseThrow(() -> new InvalidFieldException("nonce", "was used, has expired, or was never given"));
        return commands.reset(idempotencyKey, asked.scope(), asked.reason(), who);
    }

    private static String scope(@Nullable String scope) {
        if (scope == null) {
            return Scope.ACCOUNT.toString();
        }
        try {
            return Scope.parse(scope).toString();
        } catch (IllegalArgumentException none) {
            throw new InvalidFieldException("scope", String.valueOf(none.getMessage()));
        }
    }
}
