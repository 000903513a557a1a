package io.equilibrium.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class MarketGatewayApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(MarketGatewayApplication.class, arguments);
    }
}
