package io.equilibrium.standalone;

import io.equilibrium.standalone.suite.SuiteFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the suite; exits 0 when all went well, 1 with one line when not, 2 when it was not understood. */
@Command(
        name = "./equilibrium",
        mixinStandardHelpOptions = true,
        description = "The five services on this machine, over an embedded broker and database.",
        subcommands = {DemoCommand.class, ReplayCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure))
                .execute(arguments);
    }

    private static int report(Exception failure) {
        SuiteFailure known =
                failure instanceof SuiteFailure one ? one : new SuiteFailure(String.valueOf(failure), failure);
        known.lastLines().forEach(line -> System.err.println("  " + line));
        if (known.getCause() instanceof RuntimeException bug) {
            bug.printStackTrace();
        }
        System.err.println("equilibrium: " + known.line());
        return 1;
    }
}
