package io.equilibrium.risk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class RiskServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(RiskServiceApplication.class, arguments);
    }
}
