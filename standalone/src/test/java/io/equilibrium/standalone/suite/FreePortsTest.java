package io.equilibrium.standalone.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void givesEachOnce() {
        FreePorts ports = new FreePorts(Map.of());
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            assertThat(given.add(ports.of("service-" + i))).isTrue();
        }
        assertThat(given).allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void refusesATakenOneThatWasAskedFor() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FreePorts ports = new FreePorts(Map.of("risk-service", taken.getLocalPort()));
            assertThatThrownBy(() -> ports.of("risk-service"))
                    .isInstanceOf(SuiteFailure.class)
                    .hasMessage("port %d, asked for risk-service, is taken or not allowed", taken.getLocalPort());
        }
    }

    @Test
    void givesTheOneThatWasAskedFor() {
        int free = new FreePorts(Map.of()).of("any");
        assertThat(new FreePorts(Map.of("broker", free)).of("broker")).isEqualTo(free);
    }
}
