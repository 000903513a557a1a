package io.equilibrium.signal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class SignalServiceApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(SignalServiceApplication.class, arguments);
    }
}
