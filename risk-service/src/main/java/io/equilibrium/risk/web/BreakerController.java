package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.Tier;
import io.equilibrium.servicekit.web.CommandRequest;
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
    /** A tier that a person may trip to, and why. */
    public record Trip(
            @NotNull @Pattern(regexp = "REDUCED|HALTED|KILLED", message = "must be REDUCED, HALTED or KILLED")
            String tier,

            @NotBlank @Size(max = 200) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String reason) {}

    /** Why the breaker is led back to normal. */
    public record Reset(
            @NotBlank @Size(max = 200) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String reason) {}

    private final BreakerDesk desk;
    private final CommandRequests commands;

    public BreakerController(BreakerDesk desk, CommandDesk commands) {
        this.desk = desk;
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
        return commands.trip(idempotencyKey, Tier.valueOf(trip.tier()), trip.reason(), who);
    }

    @PostMapping("/reset")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "Leads back to normal", description = "The present equity is the new peak.")
    ResponseEntity<Object> reset(
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Reset reset,
            Authentication who) {
        return commands.reset(idempotencyKey, reset.reason(), who);
    }
}
