package io.equilibrium.execution;

import org.junit.jupiter.api.Tag;

/** The same with Postgres in a container, as docker-compose.yml has it. */
@Tag("docker")
class FillsOnAContainerTest extends FillsTest {
    @Override
    DatabaseServer server() {
        return DatabaseServer.container();
    }
}
