package io.equilibrium.standalone;

import io.equilibrium.research.cli.CommandLines;
import io.equilibrium.standalone.suite.SuiteFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line of the suite; exits 0 when all went well, 1 with one line when not, 2 when it was not understood. */
@Command(
        name = "./equilibrium",
        mixinStandardHelpOptions = true,
        description = "The five services on this machine, over an embedded broker and database.",
        subcommands = {DemoCommand.class, ReplayCommand.class, RewindCommand.class, BenchCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        CommandLine line = CommandLines.of(new Main());
        IExecutionExceptionHandler usual = line.getExecutionExceptionHandler();
        return line.setExecutionExceptionHandler((failure, command, parsed) -> failure instanceof SuiteFailure broken
                        ? report(broken)
                        : usual.handleExecutionException(failure, command, parsed))
                .execute(arguments);
    }

    private static int report(SuiteFailure failure) {
        failure.lastLines().forEach(line -> System.err.println("  " + line));
        if (failure.getCause() instanceof RuntimeException bug) {
            bug.printStackTrace();
        }
        System.err.println("equilibrium: " + failure.line());
        return 1;
    }
}
