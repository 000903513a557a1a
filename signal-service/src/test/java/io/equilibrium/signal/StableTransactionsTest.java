package io.equilibrium.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StableTransactionsTest {
    @Test
    void namesTheInstanceWhereStreamsNamesTheProcess() {
        assertThat(new StableTransactions("signal-service-0")
                        .named("signal-service-0b9fb8b5-33a4-4a3b-9c0a-7c1f0e6e2d11-1"))
                .isEqualTo("signal-service-signal-service-0-1");
    }
}
