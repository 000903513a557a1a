package io.equilibrium.risk.web;

import java.util.List;

/** A page of the commands that were taken, newest first, and how many there are in all. */
public record CommandsDocument(List<CommandDocument> commands, int page, int size, long total) {
    public CommandsDocument {
        commands = List.copyOf(commands);
    }
}
