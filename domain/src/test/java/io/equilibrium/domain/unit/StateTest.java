package io.equilibrium.domain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateTest {
    @Test
    void whatIsWrittenIsReadBackInOrder() {
        StateWriter writer = new StateWriter();
        writer.putLong(Long.MIN_VALUE)
                .putInt(-7)
                .putDouble(0.1)
                .putBoolean(true)
                .putBoolean(false);
        writer.putString("BTCUSDT ₿").putEnum(RoundingMode.HALF_EVEN);
        StateReader reader = new StateReader(writer.bytes());
        assertThat(reader.getLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(reader.getInt()).isEqualTo(-7);
        assertThat(reader.getDouble()).isEqualTo(0.1);
        assertThat(reader.getBoolean()).isTrue();
        assertThat(reader.getBoolean()).isFalse();
        assertThat(reader.getString()).isEqualTo("BTCUSDT ₿");
        assertThat(reader.getEnum(RoundingMode.class)).isEqualTo(RoundingMode.HALF_EVEN);
        reader.end();
    }

    @Test
    void aWriterGrowsAndIsUsedAgain() {
        StateWriter writer = new StateWriter();
        for (long i = 0; i < 10_000; i++) {
            writer.putLong(i);
        }
        assertThat(writer.bytes()).hasSize(80_000);
        writer.putString("x".repeat(1_000_000));
        assertThat(writer.bytes()).hasSize(80_000 + 4 + 1_000_000);
        writer.clear();
        assertThat(writer.putInt(5).bytes()).containsExactly(0, 0, 0, 5);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aStateThatEndsTooEarlyIsRefused(Consumer<StateReader> read) {
        assertThatThrownBy(() -> read.accept(new StateReader(new byte[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the state ends too early");
    }

    static Stream<Consumer<StateReader>> reads() {
        return Stream.of(
                StateReader::getLong,
                StateReader::getInt,
                StateReader::getDouble,
                StateReader::getBoolean,
                StateReader::getString,
                state -> state.getEnum(RoundingMode.class));
    }

    @Test
    void aStateThatGoesOnTooLongIsRefused() {
        StateReader reader = new StateReader(new byte[9]);
        reader.getLong();
        assertThatThrownBy(reader::end)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the state has 1 bytes too many");
    }

    @Test
    void damagedValuesAreRefused() {
        byte[] endless = new StateWriter().putInt(Integer.MAX_VALUE).putInt(0).bytes();
        assertThatThrownBy(() -> new StateReader(endless).getString()).hasMessage("the state ends too early");
        byte[] negative = new StateWriter().putInt(-1).bytes();
        assertThatThrownBy(() -> new StateReader(negative).getString()).isInstanceOf(IllegalArgumentException.class);
        byte[] unknown = new StateWriter().putString("SIDEWAYS").bytes();
        assertThatThrownBy(() -> new StateReader(unknown).getEnum(RoundingMode.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StateReader(new byte[] {2}).getBoolean())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
