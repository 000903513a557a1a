package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.venue.QueueModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"traded-through", "risk-averse", "probabilistic:2.0", "probabilistic:0.5"})
    void whatIsReadIsWritten(String text) {
        assertThat(QueueText.format(QueueText.parse(text))).isEqualTo(text);
    }

    @Test
    void thePowerMayBeLeftOut() {
        assertThat(QueueText.parse("probabilistic")).isEqualTo(new QueueModel.Probabilistic(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifo", "probabilistic:", "probabilistic:-1", "probabilistic:0", "probabilistic:11"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> QueueText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("queue");
    }
}
