package io.equilibrium.signal.web;

import java.util.List;

/** A page of the commands to strategies that were taken, newest first, and how many there are in all. */
public record StrategyCommandsDocument(List<StrategyCommandDocument> commands, int page, int size, long total) {
    public StrategyCommandsDocument {
        commands = List.copyOf(commands);
    }
}
