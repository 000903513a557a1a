package io.equilibrium.execution;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ExecutionServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(ExecutionServiceApplication.class, arguments);
    }
}
