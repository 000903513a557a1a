package io.equilibrium.signal.web;

import io.equilibrium.servicekit.web.ProblemType;
import io.equilibrium.signal.StrategyBoard;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The strategies of this instance's symbols, for anyone who may look. */
@RestController
@RequestMapping("/admin/strategies")
public class StrategyController {
    private final StrategyBoard board;

    public StrategyController(StrategyBoard board) {
        this.board = board;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<StrategyDocument> strategies() {
        return board.all().stream().map(StrategyDocument::of).toList();
    }

    @GetMapping("/{symbol}")
    ResponseEntity<Object> strategy(@PathVariable String symbol) {
        return board.of(symbol)
                .<ResponseEntity<Object>>map(standing -> ResponseEntity.ok(StrategyDocument.of(standing)))
                .orElseGet(() -> ResponseEntity.status(404)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(ProblemType.NOT_FOUND.detail(
                                "symbol: no strategy of '" + symbol + "' runs on this instance")));
    }
}
