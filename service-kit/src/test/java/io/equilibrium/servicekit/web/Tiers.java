package io.equilibrium.servicekit.web;

import io.equilibrium.servicekit.EngineUnavailableException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Something to be let in to. */
@RestController
class Tiers {
    record Trip(@NotBlank String scope, @Positive int tier) {}

    @GetMapping("/tiers/{scope}")
    String tier(@PathVariable String scope, @RequestParam(defaultValue = "1") @Positive int page) {
        return switch (scope) {
            case "broken" -> throw new IllegalStateException("secret internals");
            case "away" -> throw new EngineUnavailableException("engine is starting", null);
            case "taken" -> throw new ResponseStatusException(HttpStatus.CONFLICT, "already KILLED");
            default -> scope + page;
        };
    }

    @GetMapping("/v3/api-docs")
    String document() {
        return "openapi";
    }

    @PostMapping("/tiers")
    String trip(@RequestBody @Valid Trip trip) {
        return trip.scope();
    }

    @PostMapping("/reset")
    @PreAuthorize("hasRole('ADMIN')")
    String reset() {
        return "reset";
    }
}
