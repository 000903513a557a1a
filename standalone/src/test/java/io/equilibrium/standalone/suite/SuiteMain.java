package io.equilibrium.standalone.suite;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;

/** A process that runs a suite until it is ended from outside. */
final class SuiteMain {
    private SuiteMain() {}

    public static void main(String[] arguments) {
        SuiteSettings settings = SuiteSettings.of(SuiteSettings.homeOfLauncher())
                .withData(Path.of(arguments[0]))
                .withServices(EnumSet.of(Service.RISK_SERVICE, Service.TELEMETRY_SERVICE))
                .withLaunch(StandInService.launch());
        System.exit(Suite.run(settings, suite -> {
            suite.awaitReady();
            System.out.println("READY");
            new CountDownLatch(1).await();
            return 0;
        }));
    }
}
