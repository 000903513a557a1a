package io.equilibrium.signal.web;

import io.equilibrium.servicekit.web.ProblemType;
import io.equilibrium.signal.StrategyBoard;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The strategies of this instance's symbols, for anyone who may look. */
@RestController
@Tag(name = "strategies", description = "How each symbol's strategy stands, and what people want of it")
@SecurityRequirement(name = SignalApi.BEARER)
@RequestMapping("/admin/strategies")
public class StrategyController {
    private final StrategyBoard board;

    public StrategyController(StrategyBoard board) {
        this.board = board;
    }

    @Operation(summary = "How the strategies of this instance stand")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<StrategyDocument> strategies() {
        return board.all().stream()
                .map(standing -> StrategyDocument.of(standing, board))
                .toList();
    }

    @Operation(summary = "How the strategy of a symbol stands")
    @GetMapping("/{symbol}")
    ResponseEntity<Object> strategy(@PathVariable String symbol) {
        return board.of(symbol)
                .<ResponseEntity<Object>>map(standing -> ResponseEntity.ok(StrategyDocument.of(standing, board)))
                .orElseGet(() -> ResponseEntity.status(404)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(ProblemType.NOT_FOUND.detail(
                                "symbol: no strategy of '" + symbol + "' runs on this instance")));
    }
}
