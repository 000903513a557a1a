package io.equilibrium.risk;

import org.junit.jupiter.api.Tag;

/** The same with Postgres in a container, as docker-compose.yml has it. */
@Tag("docker")
class RoadOnAContainerTest extends RoadTest {
    @Override
    DatabaseServer database() {
        return DatabaseServer.container();
    }
}
