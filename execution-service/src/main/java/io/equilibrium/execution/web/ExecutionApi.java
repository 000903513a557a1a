package io.equilibrium.execution.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the whole. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(info = @Info(title = "execution-service", version = "1", description = "Orders and positions"))
@SecurityScheme(name = ExecutionApi.BEARER, type = SecuritySchemeType.HTTP, scheme = "bearer")
public class ExecutionApi {
    static final String BEARER = "bearer";
}
