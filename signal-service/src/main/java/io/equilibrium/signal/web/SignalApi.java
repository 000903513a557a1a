package io.equilibrium.signal.web;

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
                        title = "signal-service",
                        version = "1",
                        description = "How each symbol's strategy stands, and people's commands to strategies"))
@SecurityScheme(name = SignalApi.BEARER, type = SecuritySchemeType.HTTP, scheme = "bearer")
public class SignalApi {
    static final String BEARER = "bearer";
}
