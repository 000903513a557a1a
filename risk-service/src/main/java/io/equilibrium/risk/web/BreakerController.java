package io.equilibrium.risk.web;

import io.equilibrium.domain.risk.Tier;
import io.equilibrium.risk.account.NoEventYetException;
import io.equilibrium.servicekit.web.ProblemType;
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
import java.security.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The breaker for people: anyone who may look reads it, an operator trips it, an admin resets it. */
@RestController
@Tag(name = "breaker", description = "The account's circuit breaker")
@SecurityRequirement(name = RiskApi.BEARER)
@RequestMapping(path = "/admin/breaker", produces = MediaType.APPLICATION_JSON_VALUE)
public class BreakerController {
    private static final Logger LOG = LoggerFactory.getLogger(BreakerController.class);
    private static final String ONE_LINE = "[^\\p{Cntrl}]*";

    /** A tier that a person may trip to, and why. */
    public record Trip(
            @NotNull @Pattern(regexp = "REDUCED|HALTED|KILLED", message = "must be REDUCED, HALTED or KILLED")
            String tier,

            @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE, message = "must be one line")
            String reason) {}

    /** Why the breaker is led back to normal. */
    public record Reset(
            @NotBlank @Size(max = 200) @Pattern(regexp = ONE_LINE, message = "must be one line")
            String reason) {}

    private final BreakerDesk desk;

    public BreakerController(BreakerDesk desk) {
        this.desk = desk;
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
                    "Answered once it is stored; a tier at or below the present one changes nothing. KILLED cancels"
                            + " every entry and closes every position.")
    BreakerDocument trip(@Valid @RequestBody Trip trip, Principal actor) {
        return desk.trip(Tier.valueOf(trip.tier()), actor.getName(), trip.reason());
    }

    @PostMapping("/reset")
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(
            summary = "Leads back to normal",
            description = "Answered once it is stored; the present equity is the new peak.")
    BreakerDocument reset(@Valid @RequestBody Reset reset, Principal actor) {
        return desk.reset(actor.getName(), reset.reason());
    }

    @ExceptionHandler
    ProblemDetail tooEarly(NoEventYetException exception) {
        return ProblemType.CONFLICT.detail(String.valueOf(exception.getMessage()));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail databaseAway(RuntimeException exception) {
        LOG.warn("breaker could not be read cause=\"{}\"", exception.getMessage());
        return ProblemType.UNAVAILABLE.detail("the database does not answer");
    }
}
