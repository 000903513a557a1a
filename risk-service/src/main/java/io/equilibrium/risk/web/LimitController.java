package io.equilibrium.risk.web;

import io.equilibrium.contract.Command;
import io.equilibrium.servicekit.web.CommandRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
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

/** Limits and rules' thresholds, which an admin may set as far as their ceilings, which are compiled in. */
@RestController
@Tag(name = "limits", description = "What an order, the account and a drawdown may be")
@SecurityRequirement(name = RiskApi.BEARER)
@RequestMapping(path = "/admin/limits", produces = MediaType.APPLICATION_JSON_VALUE)
public class LimitController {
    /** A limit or rule by its name, its value as people write it, and why. */
    public record Setting(
            @NotBlank @Size(max = 64) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String name,

            @NotBlank @Size(max = 64) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String value,

            @NotBlank @Size(max = 200) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String reason) {}

    private final RiskDesk desk;
    private final CommandRequests commands;

    public LimitController(RiskDesk desk, CommandDesk commands) {
        this.desk = desk;
        this.commands = new CommandRequests(commands);
    }

    @GetMapping
    @Operation(summary = "Every limit and rule, its value and its ceiling")
    LimitsDocument limits() {
        return desk.limits();
    }

    @GetMapping("/changes")
    @Operation(summary = "What people set limits to, newest first")
    LimitChangesDocument changes(
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return desk.limitChanges(page, size);
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Sets a limit, or a rule's threshold",
            description = "It is refused, and kept in the log of commands, where it would be looser than its ceiling."
                    + " It is so until the run ends.")
    ResponseEntity<Object> set(
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Setting setting,
            Authentication who) {
        return commands.limit(
                idempotencyKey, new Command.LimitValue(setting.name(), setting.value()), setting.reason(), who);
    }
}
