package io.equilibrium.standalone.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Signals that Java itself does not send. */
final class Signals {
    static final String TERMINATE = "TERM";
    static final String INTERRUPT = "INT";
    static final String STOP = "STOP";
    static final String CONTINUE = "CONT";

    private Signals() {}

    /** Sends it and waits until it is sent; to a process that is gone it means nothing. */
    static void send(String signal, List<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException unsendable) {
            throw new SuiteFailure("signal " + signal + " could not be sent: " + unsendable.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
