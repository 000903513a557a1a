package io.equilibrium.risk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of people's commands. */
@RestController
@Tag(name = "commands", description = "What people wanted done, and what became of it")
@SecurityRequirement(name = RiskApi.BEARER)
@RequestMapping(path = "/admin/commands", produces = MediaType.APPLICATION_JSON_VALUE)
public class CommandController {
    private final CommandDesk desk;

    public CommandController(CommandDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "The commands that were taken, newest first; of one id, if it is given")
    CommandsDocument commands(
            @RequestParam(required = false) @Size(max = 200) @Nullable String id,
            @RequestParam(defaultValue = "0") @Min(0) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size) {
        return desk.commands(id, page, size);
    }
}
