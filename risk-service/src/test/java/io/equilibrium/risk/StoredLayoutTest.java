package io.equilibrium.risk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.jpa.OtherLayout;
import io.equilibrium.servicekit.EngineRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * An account that an earlier build stored in the middle of a replay, with what waited then in the journal: it must be
 * restored and go on as it would have. A layout that changes needs another number, and files of its own.
 */
class StoredLayoutTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "states", "layout-" + AccountStore.LAYOUT);
    private static final RunId RUN = new RunId(0xabc0002);
    private static final RunId EARLIER = new RunId(0xabc0001);
    private static final int THEN = 150;
    private static final int PIECE = 25;

    @Test
    void whatWasStoredIsRestoredAndGoesOnAsItWouldHave() throws IOException {
        StoredInMemory stored = new StoredInMemory();
        stored.journal.addAll(records("waited.txt"));
        RiskHandler handler = World.handler(plan(), stored);
        byte[] state = HexFormat.of().parseHex(text("state.hex"));
        stored.put(state, handler.account().reading());
        handler.restore();
        assertThat(HexFormat.of().formatHex(stored.state())).isEqualTo(text("state.hex"));
        assertThat(handler.account().reading().tier()).isNotEqualTo(Tier.NORMAL);
        assertThat(handler.account().reading().paused()).isNotEmpty();
        List<Message> said = new ArrayList<>();
        List<ConsumerRecord<byte[], byte[]>> then = records("then.txt");
        for (int from = 0; from < then.size(); from += PIECE) {
            said.addAll(Bench.messages(
                    handler.handle(List.copyOf(then.subList(from, Math.min(then.size(), from + PIECE))))));
        }
        assertThat(acts(said))
                .isEqualTo(text("said.txt")
                        .lines()
                        .map(line -> Messages.decode(line.getBytes(UTF_8)))
                        .toList());
        assertThat(said).anyMatch(Message.Approved.class::isInstance);
        handler.save();
        assertThat(HexFormat.of().formatHex(stored.state())).isEqualTo(text("state-then.hex"));
    }

    @Test
    void anotherLayoutIsRefusedWithASentence() {
        StoredInMemory stored = new StoredInMemory();
        RiskHandler handler = World.handler(plan(), stored);
        stored.rows.put(
                AccountStore.ACCOUNT, OtherLayout.row(1, handler.account().reading()));
        assertThatExceptionOfType(EngineRefusedException.class)
                .isThrownBy(handler::restore)
                .withMessage("the stored account has layout 1, this build reads layout " + AccountStore.LAYOUT
                        + "; start the build that wrote it");
    }

    /** Writes the files anew; only for a new layout. */
    @Test
    @EnabledIfSystemProperty(named = "write.states", matches = "true")
    void write() throws IOException {
        for (long seed = 1; ; seed++) {
            List<ConsumerRecord<byte[], byte[]>> journal = journal(seed);
            for (int cut = 200; cut < journal.size() - THEN; cut += 7) {
                if (isWritten(journal, cut)) {
                    return;
                }
            }
        }
    }

    private static boolean isWritten(List<ConsumerRecord<byte[], byte[]>> journal, int cut) throws IOException {
        StoredInMemory stored = new StoredInMemory();
        RiskHandler handler = World.handler(plan(), stored);
        handler.handle(List.copyOf(journal.subList(0, cut)));
        handler.save();
        byte[] state = stored.state();
        StoredInMemory restored = new StoredInMemory();
        restored.journal.addAll(journal.subList(0, cut));
        restored.put(state, handler.account().reading());
        World.handler(plan(), restored).restore();
        BreakerReading reading = handler.account().reading();
        List<ConsumerRecord<byte[], byte[]>> then = journal.subList(cut, cut + THEN);
        List<Message> said = acts(Bench.messages(handler.handle(List.copyOf(then))));
        // Progress between two records that wait is passed over again, so most states come back with another position.
        if (restored.readAgain.size() < 5
                || !Arrays.equals(restored.state(), state)
                || reading.tier() == Tier.NORMAL
                || reading.paused().isEmpty()
                || said.stream().noneMatch(Message.Approved.class::isInstance)) {
            return false;
        }
        handler.save();
        Files.createDirectories(FOLDER);
        write("state.hex", List.of(HexFormat.of().formatHex(state)));
        write("state-then.hex", List.of(HexFormat.of().formatHex(stored.state())));
        write(
                "waited.txt",
                restored.readAgain.stream().map(StoredLayoutTest::line).toList());
        write("then.txt", then.stream().map(StoredLayoutTest::line).toList());
        write(
                "said.txt",
                said.stream()
                        .map(message -> new String(Messages.encode(message), UTF_8))
                        .toList());
        return true;
    }

    /** A run that is over, then one with commands, as one journal. */
    private static List<ConsumerRecord<byte[], byte[]>> journal(long seed) {
        World world = new World(Tape.golden(RUN, Replays.SYMBOLS, 5_000, 800), plan(), seed);
        world.commandsIn(300);
        world.run();
        List<ConsumerRecord<byte[], byte[]>> journal = new ArrayList<>();
        int partition = new Logs(plan().partitions()).partitionOf("BTCUSDT");
        for (String topic : List.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS, Topics.FILLS)) {
            for (Message message : List.of(
                    new Message.RunStarted(EARLIER, 0, "BTCUSDT", 1),
                    new Message.RunEnded(EARLIER, 1, "BTCUSDT", 0, 0, 0, 0, 0))) {
                journal.add(new ConsumerRecord<>(topic, partition, message.place(), null, Messages.encode(message)));
            }
        }
        world.stored().journal.stream()
                .map(record -> new ConsumerRecord<byte[], byte[]>(
                        record.topic(), record.partition(), record.offset() + 2, null, record.value()))
                .forEach(journal::add);
        return journal;
    }

    private static World.Plan plan() {
        return new World.Plan(Replays.narrow("0.1"), 3, 10_000, 0);
    }

    private static List<Message> acts(List<Message> said) {
        return said.stream()
                .filter(message -> !(message instanceof Message.Progress))
                .toList();
    }

    private static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name), UTF_8).strip();
    }

    private static void write(String name, List<String> lines) throws IOException {
        Files.write(FOLDER.resolve(name), lines, UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String name) throws IOException {
        return text(name).lines().map(StoredLayoutTest::record).toList();
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + " " + record.partition() + " " + record.offset() + " "
                + new String(record.value(), UTF_8);
    }

    private static ConsumerRecord<byte[], byte[]> record(String line) {
        String[] parts = line.split(" ", 4);
        return new ConsumerRecord<>(
                parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]), null, parts[3].getBytes(UTF_8));
    }
}
