package io.equilibrium.gateway.web;

import io.equilibrium.gateway.ReplayProgress;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /replay}: how far the replay is. */
@RestController
public class ReplayController {
    private final ReplayProgress progress;

    public ReplayController(ReplayProgress progress) {
        this.progress = progress;
    }

    @GetMapping("/replay")
    public ReplayProgress.Report replay() {
        return progress.report();
    }
}
