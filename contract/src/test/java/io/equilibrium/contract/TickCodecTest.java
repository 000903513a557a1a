package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Depth;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Quote;
import io.equilibrium.domain.market.Tick;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickCodecTest {
    private static final RunId RUN = RunId.parse("0123456789abcdef");
    private static final Map<String, TapeEvent> VERSION_1 = events(TapeEvent.NO_PLACE);
    private static final Map<String, TapeEvent> VERSION_2 = ofVersion2();
    private static final Map<String, TapeEvent> VERSION_3 = ofVersion3();
    private static final Map<String, TapeEvent> VERSION_4 = ofVersion4();
    private static final Map<String, TapeEvent> VERSION_5 = ofVersion5();

    private static Map<String, TapeEvent> ofVersion2() {
        Map<String, TapeEvent> all = new HashMap<>(events(1_234_567L));
        all.put("reached", new Reached(RUN, 1_234_567L));
        return all;
    }

    private static Map<String, TapeEvent> ofVersion3() {
        Map<String, TapeEvent> all = new HashMap<>(VERSION_2);
        all.put("funded", new Funded(RUN, 1_234_567L, new Funding("BTCUSDT", -12_345, 1_723_161_600_000_000L)));
        return all;
    }

    private static Map<String, TapeEvent> ofVersion4() {
        Map<String, TapeEvent> all = new HashMap<>(VERSION_3);
        all.put("traded-quoted", quoted(new Quote(6_180_020_000_000L, 250_700_000, 6_180_030_000_000L, 251_000_000)));
        return all;
    }

    private static Map<String, TapeEvent> ofVersion5() {
        Map<String, TapeEvent> all = new HashMap<>(VERSION_4);
        Depth depth = Depth.of(
                new long[] {6_180_010_000_000L, 1_000_000, 6_179_880_000_000L, 12_000_000},
                new long[] {6_180_460_000_000L, 5_700_000});
        all.put(
                "traded-deep",
                quoted(new Quote(6_180_020_000_000L, 250_700_000, 6_180_030_000_000L, 251_000_000, depth)));
        return all;
    }

    private static Traded quoted(Quote quote) {
        Tick tick = ((Traded) Objects.requireNonNull(VERSION_3.get("traded-jump"))).tick();
        return new Traded(
                RUN,
                1_234_567L,
                new Tick(
                        tick.symbol(),
                        tick.tradeId(),
                        tick.priceE8(),
                        tick.quantityE8(),
                        tick.aggressor(),
                        tick.move(),
                        tick.eventTimeMicros(),
                        tick.receiveTimeMicros(),
                        quote));
    }

    private static Map<String, TapeEvent> events(long place) {
        return Map.of(
                "traded-jump",
                new Traded(
                        RUN,
                        place,
                        new Tick(
                                "BTCUSDT",
                                5_266_583_935L,
                                6_180_030_000_000L,
                                600_000,
                                Aggressor.BUYER,
                                Move.JUMP,
                                1_723_161_256_322_000L,
                                1_723_161_255_088_176L)),
                "traded-continuous",
                new Traded(RUN, place, new Tick("1000PEPEUSDT", 4, 1, 0, Aggressor.SELLER, Move.CONTINUOUS, 1, 2)),
                "run-started",
                new RunStarted(
                        RUN,
                        place,
                        "ETHUSDT",
                        5,
                        613_388,
                        1_640_995_200_000_000L,
                        1_779_007_499_999_000L,
                        "0f".repeat(32)),
                "run-ended",
                new RunEnded(RUN, place, "ETHUSDT", 613_388, 613_388, 1_779_007_499_999_000L));
    }

    static final List<String> NAMES_1 = List.copyOf(VERSION_1.keySet());
    static final List<String> NAMES_2 = List.copyOf(VERSION_2.keySet());
    static final List<String> NAMES_3 = List.copyOf(VERSION_3.keySet());
    static final List<String> NAMES_4 = List.copyOf(VERSION_4.keySet());
    static final List<String> NAMES = List.copyOf(VERSION_5.keySet());

    private final TickCodec codec = new TickCodec();

    private static byte[] stored(String name) {
        return stored(5, name);
    }

    private static byte[] stored(int version, String name) {
        String file = "/ticks/version-" + version + ".txt";
        try (InputStream in = Objects.requireNonNull(TickCodecTest.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> HexFormat.of().parseHex(line.substring(name.length() + 1)))
                    .collect(Collectors.toList())
                    .getFirst();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @ParameterizedTest
    @FieldSource("NAMES_1")
    void storedBytesOfVersion1AreReadForEver(String name) {
        assertThat(codec.decode(stored(1, name))).isEqualTo(VERSION_1.get(name));
    }

    @ParameterizedTest
    @FieldSource("NAMES_2")
    void storedBytesOfVersion2AreReadForEver(String name) {
        assertThat(codec.decode(stored(2, name))).isEqualTo(VERSION_2.get(name));
    }

    @ParameterizedTest
    @FieldSource("NAMES_3")
    void storedBytesOfVersion3AreReadForEver(String name) {
        assertThat(codec.decode(stored(3, name))).isEqualTo(VERSION_3.get(name));
    }

    @ParameterizedTest
    @FieldSource("NAMES_4")
    void storedBytesOfVersion4AreReadForEver(String name) {
        assertThat(codec.decode(stored(4, name))).isEqualTo(VERSION_4.get(name));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void storedBytesOfVersion5AreReadForEver(String name) {
        assertThat(codec.decode(stored(name))).isEqualTo(VERSION_5.get(name));
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void version5IsWrittenAsItIsStored(String name) {
        assertThat(HexFormat.of().formatHex(codec.encode(Objects.requireNonNull(VERSION_5.get(name)))))
                .isEqualTo(HexFormat.of().formatHex(stored(name)));
    }

    private void refuses(byte[] bytes, String reason) {
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UnreadableTapeException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] with(int index, int value) {
        byte[] bytes = stored("traded-jump");
        bytes[index] = (byte) value;
        return bytes;
    }

    @Test
    void whatIsNewerOrUnknownIsRefusedByName() {
        refuses(with(6, 6), "schema version 6 is not known, newest is 5");
        refuses(with(4, 9), "schema 9 is not that of ticks");
        refuses(with(2, 77), "template 77 is not known");
    }

    @Test
    void whatIsBrokenIsRefused() {
        refuses(new byte[0], "shorter than its header");
        refuses("hello, world".getBytes(StandardCharsets.US_ASCII), "is not that of ticks");
        refuses(with(0, 12), "out of bounds");
        refuses(with(56, 9), "Unknown value: 9");
        refuses(Arrays.copyOf(stored("traded-jump"), 120), "bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 20, 57, 59, 62, 70, 90, 97, 99, 105})
    void whatIsCutOffIsRefused(int length) {
        refuses(Arrays.copyOf(stored("traded-jump"), length), "");
    }

    @Test
    void pricesThatCannotBeAreRefused() {
        byte[] bytes = stored("traded-jump");
        Arrays.fill(bytes, 24, 32, (byte) 0);
        refuses(bytes, "price must be above 0");
    }

    @Test
    void depthThatIsNotBeyondTheBestPricesIsRefused() {
        byte[] bytes = stored("traded-deep");
        System.arraycopy(bytes, 82, bytes, 101, 8);
        refuses(bytes, "depth must lie beyond the best prices");
    }

    @Test
    void aCrossedQuoteIsRefused() {
        byte[] bytes = stored("traded-quoted");
        System.arraycopy(bytes, 66, bytes, 82, 8);
        refuses(bytes, "its bid below its ask");
    }

    @Test
    void runsAreFunctionsOfContentAndAttempt() {
        byte[] content = {1, 2, 3};
        assertThat(RunId.of(content, 1)).isEqualTo(RunId.of(content, 1)).isNotEqualTo(RunId.of(content, 2));
        assertThat(RunId.parse(RUN.toString())).isEqualTo(RUN).hasToString("0123456789abcdef");
        assertThat(RunId.parse("ffffffffffffffff").value()).isEqualTo(-1);
        assertThatThrownBy(() -> RunId.parse("12")).hasMessage("a run is 16 hexadecimal digits, was '12'");
    }
}
