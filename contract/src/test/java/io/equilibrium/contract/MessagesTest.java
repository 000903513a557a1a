package io.equilibrium.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.StepMade;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    static Stream<String> names() {
        return Samples.byName().keySet().stream();
    }

    static Stream<String> namesOfVersion7() {
        return Samples.sinceVersion7().keySet().stream();
    }

    static Stream<String> namesOfVersion6() {
        return Samples.ofVersion6().keySet().stream();
    }

    static Stream<String> namesOfVersion5() {
        return Samples.ofVersion5().keySet().stream();
    }

    static Stream<String> namesOfVersion4() {
        return Samples.ofVersion4().keySet().stream();
    }

    static Stream<String> namesOfVersion3() {
        return Samples.ofVersion3().keySet().stream();
    }

    static Stream<String> namesOfVersion2() {
        return Samples.ofVersion2().keySet().stream();
    }

    static Stream<String> namesOfVersion1() {
        return Samples.ofVersion1().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("namesOfVersion1")
    void readsTheStoredBytesOfVersion1ForEver(String name) {
        assertThat(Messages.decode(stored(1, name)))
                .isEqualTo(Samples.ofVersion1().get(name));
    }

    @ParameterizedTest
    @MethodSource("namesOfVersion2")
    void readsTheStoredBytesOfVersion2ForEver(String name) {
        assertThat(Messages.decode(stored(2, name)))
                .isEqualTo(Samples.ofVersion2().get(name));
    }

    @ParameterizedTest
    @MethodSource("namesOfVersion3")
    void readsTheStoredBytesOfVersion3ForEver(String name) {
        assertThat(Messages.decode(stored(3, name)))
                .isEqualTo(Samples.ofVersion3().get(name));
    }

    @ParameterizedTest
    @MethodSource("namesOfVersion4")
    void readsTheStoredBytesOfVersion4ForEver(String name) {
        assertThat(Messages.decode(stored(4, name)))
                .isEqualTo(Samples.ofVersion4().get(name));
    }

    @ParameterizedTest
    @MethodSource("namesOfVersion5")
    void readsTheStoredBytesOfVersion5ForEver(String name) {
        assertThat(Messages.decode(stored(5, name)))
                .isEqualTo(Samples.ofVersion5().get(name));
    }

    @ParameterizedTest
    @MethodSource("namesOfVersion6")
    void readsTheStoredBytesOfVersion6ForEver(String name) {
        assertThat(Messages.decode(stored(6, name))).isEqualTo(sample(name));
    }

    @ParameterizedTest
    @MethodSource("namesOfVersion7")
    void readsTheStoredBytesOfVersion7ForEver(String name) {
        assertThat(Messages.decode(stored(7, name))).isEqualTo(sample(name));
    }

    @Test
    void aBetSaysThatItsSeriesGoesOnOnlyWhereItDoes() {
        Message.Signalled opened = (Message.Signalled) sample("signalled-bet-opened");
        SignalEvent.BetOpened bet = (SignalEvent.BetOpened) opened.event();
        Message goesOn = new Message.Signalled(
                opened.run(),
                opened.place(),
                new SignalEvent.BetOpened(bet.bet(), bet.continuations(), bet.evidence(), true));
        byte[] written = Messages.encode(goesOn);
        assertThat(new String(written, UTF_8)).contains("\"goesOn\":true");
        assertThat(Messages.decode(written)).isEqualTo(goesOn);
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsWhatItWrites(String name) {
        Message message = sample(name);
        assertThat(Messages.decode(Messages.encode(message))).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesTheStoredBytesAndNothingElse(String name) {
        assertThat(new String(Messages.encode(sample(name)), UTF_8)).isEqualTo(new String(stored(name), UTF_8).strip());
    }

    @Test
    void hasASampleOfEveryKind() {
        assertThat(Samples.byName().values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesATruncatedMessage(String name) {
        byte[] whole = Messages.encode(sample(name));
        for (int length = 0; length < whole.length; length++) {
            byte[] truncated = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(UnreadableMessageException.class).isThrownBy(() -> Messages.decode(truncated));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | no JSON object",
                "null | no JSON object",
                "7 | no JSON object",
                "[] | no JSON object",
                "{} | version is missing",
                "{\"type\":\"progress\"} | version is missing",
                "{\"type\":\"progress\",\"version\":9,\"run\":\"9f86d081884c0001\"} | version is 9",
                "{\"type\":\"progress\",\"version\":\"1\"} | version is \"1\"",
                "{\"version\":6} | type",
                "{\"type\":\"progressed\",\"version\":6} | 'progressed'",
            })
    void refusesWhatIsNoMessageOfThisVersion(String json, String cause) {
        refuses(json, cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"heard\":1234500, | '' | heard",
                "\"heard\":1234500 | \"heard\":null | heard",
                "\"heard\":1234500 | \"heard\":\"1234500\" | heard",
                "\"heard\":1234500 | \"heard\":1.5 | heard",
                "\"heard\":1234500 | \"heard\":9223372036854775808 | heard",
                "\"heard\":1234500 | \"heard\":1,\"heard\":2 | heard",
                "\"symbol\":\"BTCUSDT\", | '' | symbol",
                "\"symbol\":\"BTCUSDT\" | \"symbol\":null | symbol",
                "\"symbol\":\"BTCUSDT\" | \"symbol\":5 | symbol",
                "\"run\":\"9f86d081884c0001\" | \"run\":\"9F86\" | 16 hexadecimal digits",
                "\"run\":\"9f86d081884c0001\" | \"run\":null | run",
            })
    void namesWhatBreaksARule(String part, String broken, String cause) {
        String whole = new String(stored("progress"), UTF_8);
        assertThat(whole).contains(part);
        refuses(whole.replace(part, broken), cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stepped | \"direction\":\"DOWN\" | \"direction\":\"SIDEWAYS\" | direction",
                "stepped | \"direction\":\"DOWN\" | \"direction\":1 | direction",
                "stepped | \"bit\": | \"bite\": | bit",
                "stepped | \"behaviour\":\"REVERSAL\" | \"behaviour\":null | behaviour",
                "signalled-series-ended | \"bets\":[ | \"bets\":[null, | bets",
                "signalled-bet-opened | \"type\":\"bet-opened\" | \"type\":\"bet-closed\" | bet-closed",
                "signalled-bet-opened | \"evidence\":{ | \"evidenced\":{ | evidence",
                "signalled-bet-opened | \"governor\":\"BAYESIAN\" | \"governor\":\"GUESS\" | governor",
                "approved | \"quantityE8\":2600000 | \"quantityE8\":0 | quantity must be above 0",
            })
    void namesWhatBreaksARuleInside(String name, String part, String broken, String cause) {
        String whole = new String(stored(name), UTF_8);
        assertThat(whole).contains(part);
        refuses(whole.replace(part, broken), cause);
    }

    @Test
    void passesOverPropertiesItDoesNotKnow() {
        String later = new String(stored("stepped"), UTF_8)
                .replace("\"run\":", "\"added\":{\"x\":1},\"run\":")
                .replace("\"direction\":", "\"added\":[1],\"direction\":");
        assertThat(Messages.decode(later.getBytes(UTF_8))).isEqualTo(sample("stepped"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void keepsEveryDoubleToTheBit(long seed) {
        Random random = new Random(seed);
        Message.Stepped stepped = (Message.Stepped) sample("stepped");
        for (int i = 0; i < 10_000; i++) {
            double fair = i % 2 == 0 ? random.nextDouble() : Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(fair)) {
                StepMade made = stepped.made();
                BehaviourBit bit = new BehaviourBit(made.bit().behaviour(), fair);
                Message message = new Message.Stepped(
                        stepped.run(),
                        stepped.place(),
                        new StepMade(made.step(), bit, made.trendIndex(), made.pivotIndex(), made.window()));
                assertThat(Messages.decode(Messages.encode(message))).isEqualTo(message);
            }
        }
    }

    @Test
    void keysBySymbolAndTheBreakerByItsScope() {
        Samples.byName()
                .forEach((name, message) -> assertThat(message.key())
                        .isEqualTo(
                                switch (name) {
                                    case "run-ended-every-symbol" -> "*";
                                    case "breaker-moved",
                                            "breaker-moved-symbol",
                                            "entries-switched",
                                            "limit-neared",
                                            "limit-changed",
                                            "venue-reported-erred",
                                            "venue-reported-positioned",
                                            "venue-reported-alive",
                                            "commanded-limit",
                                            "commanded-trip",
                                            "command-answered" -> "account";
                                    default -> "BTCUSDT";
                                }));
    }

    private static void refuses(String json, String cause) {
        assertThatExceptionOfType(UnreadableMessageException.class)
                .isThrownBy(() -> Messages.decode(json.getBytes(UTF_8)))
                .withMessageContaining(cause);
    }

    private static Message sample(String name) {
        return Objects.requireNonNull(Samples.byName().get(name));
    }

    static byte[] stored(String name) {
        int since = Samples.sinceVersion8().containsKey(name)
                ? 8
                : Samples.sinceVersion7().containsKey(name) ? 7 : 6;
        return stored(since, name);
    }

    private static byte[] stored(int version, String name) {
        String path = "/messages/v" + version + "/" + name + ".json";
        try (InputStream file = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
