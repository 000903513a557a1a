package io.equilibrium.research.backtest;

import io.equilibrium.research.cli.CommandLines;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What a backtest answered on the command line. */
record CommandLineRun(int code, String out, String err) {
    static CommandLineRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = CommandLines.of(new BacktestCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int code = line.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    List<String> errorLines() {
        return err.lines().toList();
    }
}
