package io.equilibrium.research.cli;

import io.equilibrium.marketdata.MarketDataException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Words of the command line: 0 done, 1 with one line that says what went wrong, 2 with one line and the usage. */
public final class CommandLines {
    private CommandLines() {}

    /** A picocli command that answers as all words do. */
    public static CommandLine of(Object command) {
        return new CommandLine(command)
                // Around the stream itself, so that a write that failed is told of.
                .setOut(new PrintWriter(System.out, false, System.out.charset()))
                .setUsageHelpWidth(100)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, arguments) -> misused(wrong))
                .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, line.getErr()));
    }

    private static int misused(ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println("equilibrium: " + oneLine(wrong));
        wrong.getCommandLine().usage(err);
        return CommandLine.ExitCode.USAGE;
    }

    private static int failed(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof MarketDataException || failure instanceof FailedException) {
            err.println("equilibrium: " + oneLine(failure));
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    private static String oneLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
