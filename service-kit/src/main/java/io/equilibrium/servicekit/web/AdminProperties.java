package io.equilibrium.servicekit.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code equilibrium.admin-token-file}: the file with the admin's bearer token; without one the admin REST is closed. */
@ConfigurationProperties("equilibrium")
public record AdminProperties(@Nullable Path adminTokenFile) {}
