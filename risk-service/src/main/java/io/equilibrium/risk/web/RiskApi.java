package io.equilibrium.risk.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the whole. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "risk-service",
                        version = "1",
                        description = "The account's circuit breaker, new entries, and people's commands"))
@SecurityScheme(name = RiskApi.BEARER, type = SecuritySchemeType.HTTP, scheme = "bearer")
public class RiskApi {
    static final String BEARER = "bearer";
}
