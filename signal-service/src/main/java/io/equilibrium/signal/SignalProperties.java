package io.equilibrium.signal;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The name of this instance, the same after a restart, and different from every other's at the same time. */
@Validated
@ConfigurationProperties("equilibrium.signal")
public record SignalProperties(@NotBlank String instance) {}
