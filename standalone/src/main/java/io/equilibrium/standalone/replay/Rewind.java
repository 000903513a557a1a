package io.equilibrium.standalone.replay;

import io.equilibrium.contract.RunId;
import io.equilibrium.standalone.suite.Service;
import io.equilibrium.standalone.suite.Suite;
import io.equilibrium.standalone.suite.SuiteFailure;
import io.equilibrium.standalone.suite.SuiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A run's decisions made again from what the services that decide have stored, and compared with what they said: risk-service,
 * then execution-service, each by itself over broker and database alone.
 */
public final class Rewind {
    /** Every decision is as it was. */
    public static final int SAME = 0;
    /** One is not. */
    public static final int DIFFERENT = 1;
    /** Nothing is known of the run. */
    public static final int UNKNOWN = 2;

    private static final String RESULT = "rewind ";
    private static final String PROGRESS = "rewinding ";
    private static final int LAST_LINES = 15;
    private static final List<Service> DECIDERS = List.of(Service.RISK_SERVICE, Service.EXECUTION_SERVICE);

    private Rewind() {}

    /** Hands out what there is to tell, and answers which of the three it is. */
    public static int of(SuiteSettings suite, Path data, RunId run, Consumer<String> listener) throws IOException {
        if (!Files.isDirectory(data)) {
            throw new SuiteFailure("there is no data folder " + data);
        }
        Optional<SuiteSettings> settings = RunSettings.load(data, run, suite);
        if (settings.isEmpty()) {
            listener.accept("run %s is not known in %s".formatted(run, data));
            return UNKNOWN;
        }
        return Suite.run(settings.get().withData(data).withServices(Set.of()), running -> {
            int worst = SAME;
            for (Service service : DECIDERS) {
                worst = Math.max(worst, rewind(running, service, run, listener));
            }
            return worst;
        });
    }

    private static int rewind(Suite suite, Service service, RunId run, Consumer<String> listener)
            throws InterruptedException {
        List<String> lines = new ArrayList<>();
        int code = suite.errand("rewind", service, Map.of("EQUILIBRIUM_REWIND_RUN", run.toString()), line -> {
            lines.add(line);
            if (line.startsWith(RESULT)) {
                listener.accept(line);
            } else if (line.startsWith(PROGRESS)) {
                suite.settings().say().accept(line);
            }
        });
        if (lines.stream().noneMatch(line -> line.startsWith(RESULT))) {
            throw new SuiteFailure(
                    "%s ended with exit code %d and without a result".formatted(service.label(), code),
                    lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        }
        return code;
    }
}
