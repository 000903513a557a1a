package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.servicekit.web.InvalidFieldException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The account for anyone who may look: its breakers, its money, what was denied, and what would be. */
@RestController
@Tag(name = "account", description = "The account's breakers, money and denials")
@SecurityRequirement(name = RiskApi.BEARER)
@RequestMapping(path = "/admin", produces = MediaType.APPLICATION_JSON_VALUE)
public class AccountController {
    /** A way that the price may go. */
    public enum Way {
        UP,
        DOWN
    }

    /** A bet that nobody has made: at a step that was just made at this price, of this size (decimals). */
    public record Hypothesis(
            @NotBlank @Size(max = 64) String symbol,

            @NotNull Behaviour bet,

            @NotNull Way way,

            @NotBlank @Size(max = 32) String price,

            @NotBlank @Size(max = 32) String stepSize) {}

    private static final long HIGHEST = 100_000_000 * E8.ONE;

    private final RiskDesk desk;

    public AccountController(RiskDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/breakers")
    @Operation(summary = "Every scope's breaker, and how far each of its rules is")
    BreakersDocument breakers() {
        return desk.breakers();
    }

    @GetMapping("/equity")
    @Operation(summary = "The account's money and open positions")
    EquityDocument equity() {
        return desk.equity();
    }

    @GetMapping("/denials")
    @Operation(summary = "Bets that became no order, newest first; of a symbol or a reason, where they are given")
    DenialsDocument denials(
            @RequestParam(required = false) @Size(max = 64) @Nullable String symbol,
            @RequestParam(required = false) @Nullable DenialReason reason,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return desk.denials(symbol, reason, page, size);
    }

    @PostMapping("/dry-run")
    @Operation(summary = "Would this bet pass, and why not?", description = "Nothing changes, whatever the answer is.")
    DryRunDocument dryRun(@Valid @RequestBody Hypothesis asked) {
        return desk.dryRun(new RiskDesk.Hypothesis(
                asked.symbol(),
                asked.bet(),
                asked.way() == Way.UP,
                decimal("price", asked.price()),
                decimal("stepSize", asked.stepSize())));
    }

    private static long decimal(String field, String text) {
        try {
            long value = E8.parse(text);
            if (value > 0 && value <= HIGHEST) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException unreadable) {
            throw new InvalidFieldException(field, "must be a decimal above 0, was '" + text + "'");
        }
        throw new InvalidFieldException(field, "must be a decimal above 0 and not huge, was '" + text + "'");
    }
}
