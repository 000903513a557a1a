package io.equilibrium.signal.web;

import io.equilibrium.contract.StrategyChange;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.contract.StrategyField;
import io.equilibrium.contract.StrategyFieldException;
import io.equilibrium.servicekit.web.CommandRefusedException;
import io.equilibrium.servicekit.web.CommandRequest;
import io.equilibrium.servicekit.web.InvalidFieldException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Strategies paused, resumed and changed by operators; each is a command on its topic, which its partition's owner carries out. */
@RestController
@Tag(name = "strategies", description = "How each symbol's strategy stands, and what people want of it")
@SecurityRequirement(name = SignalApi.BEARER)
@RequestMapping(path = "/admin/strategies", produces = MediaType.APPLICATION_JSON_VALUE)
public class StrategyCommandController {
    /** Why it is done. */
    public record Why(
            @NotBlank @Size(max = 200) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String reason) {}

    /** Fields by their keys, as {@code governor}, with their new texts, and why. */
    public record Change(
            @NotEmpty Map<String, String> settings,

            @NotBlank @Size(max = 200) @Pattern(regexp = CommandRequest.ONE_LINE, message = "must be one line")
            String reason) {}

    /** A command that was written, and of which nothing is known yet. */
    record Written(String id) {}

    private final StrategyDesk desk;

    public StrategyCommandController(StrategyDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/{symbol}/pause")
    @Operation(
            summary = "Lets the strategy open no bet any more",
            description = "Its open bet is still resolved. Until somebody resumes it, or another run begins.")
    ResponseEntity<Object> pause(
            @PathVariable String symbol,
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Why why,
            Authentication who) {
        return ask(idempotencyKey, asked(StrategyCommand.Action.PAUSE, symbol, Map.of(), why.reason(), who));
    }

    @PostMapping("/{symbol}/resume")
    @Operation(summary = "Lets the strategy open bets again")
    ResponseEntity<Object> resume(
            @PathVariable String symbol,
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Why why,
            Authentication who) {
        return ask(idempotencyKey, asked(StrategyCommand.Action.RESUME, symbol, Map.of(), why.reason(), who));
    }

    @PostMapping("/{symbol}/change")
    @Operation(
            summary = "Makes the strategy another, whose evidence begins at 1",
            description = "Of the fields that GET shows, those that make the steps (grid, atr-bar, atr-period,"
                    + " coefficient, hole) stay. Until it is changed again, or another run begins.")
    ResponseEntity<Object> change(
            @PathVariable String symbol,
            @RequestHeader(name = CommandRequest.KEY, required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody Change change,
            Authentication who) {
        StrategyDesk.Asked asked =
                asked(StrategyCommand.Action.CHANGE, symbol, texts(change.settings()), change.reason(), who);
        try {
            var _ = StrategyChange.of(asked.settings()).of(desk.settings(symbol));
        } catch (StrategyFieldException broken) {
            throw new InvalidFieldException("settings." + broken.field().key(), broken.rule());
        }
        return ask(idempotencyKey, asked);
    }

    @GetMapping("/commands")
    @Operation(summary = "The commands to strategies that were taken, newest first; of one id, if it is given")
    StrategyCommandsDocument commands(
            @RequestParam(required = false) @Size(max = 200) @Nullable String id,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return desk.commands(id, page, size);
    }

    private static Map<String, String> texts(Map<String, String> settings) {
        settings.forEach((key, text) -> {
            if (StrategyField.of(key).isEmpty()) {
                throw new InvalidFieldException(
                        "settings." + key,
                        "is no field of a strategy; those are "
                                + Arrays.stream(StrategyField.values())
                                        .map(StrategyField::key)
                                        .collect(Collectors.joining(", ")));
            }
            if (text == null || text.isBlank()) {
                throw new InvalidFieldException("settings." + key, "must not be blank");
            }
        });
        return settings;
    }

    private StrategyDesk.Asked asked(
            StrategyCommand.Action action,
            String symbol,
            Map<String, String> settings,
            String reason,
            Authentication who) {
        if (!desk.isKnown(symbol)) {
            throw new InvalidFieldException(
                    "symbol", "must be a symbol with instrument filters; " + symbol + " is not known");
        }
        return new StrategyDesk.Asked(action, symbol, settings, who.getName(), CommandRequest.role(who), reason);
    }

    private ResponseEntity<Object> ask(@Nullable String key, StrategyDesk.Asked asked) {
        String id = CommandRequest.id(key);
        StrategyCommandDocument taken = desk.ask(id, asked).orElse(null);
        if (taken == null) {
            return ResponseEntity.accepted()
                    .location(URI.create("/admin/strategies/commands?id=" + id))
                    .body(new Written(id));
        }
        if (!taken.done()) {
            throw new CommandRefusedException(id, taken.said());
        }
        return ResponseEntity.ok(taken);
    }
}
