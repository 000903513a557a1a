package io.equilibrium.telemetry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class TelemetryServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(TelemetryServiceApplication.class, arguments);
    }
}
