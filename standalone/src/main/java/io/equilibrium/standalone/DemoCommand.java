package io.equilibrium.standalone;

import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A small synthetic market through the five services. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The five services on this machine, trading a small synthetic market on paper.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private SuiteOptions suite = new SuiteOptions();

    @Override
    public Integer call() {
        return Suite.run(suite.settings(), running -> {
            throw new SuiteFailure("demo starts the suite but drives nothing yet");
        });
    }
}
