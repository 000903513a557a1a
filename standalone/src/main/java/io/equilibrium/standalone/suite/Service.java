package io.equilibrium.standalone.suite;

import java.nio.file.Path;

/** The five services, in road order. */
public enum Service {
    MARKET_GATEWAY("market-gateway"),
    SIGNAL_SERVICE("signal-service"),
    RISK_SERVICE("risk-service"),
    EXECUTION_SERVICE("execution-service"),
    TELEMETRY_SERVICE("telemetry-service");

    private final String label;

    Service(String label) {
        this.label = label;
    }

    /** The service's name in folders, logs and options. */
    public String label() {
        return label;
    }

    Path bootJar(Path home) {
        return home.resolve(label, "target", label + "-boot.jar");
    }
}
