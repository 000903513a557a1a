package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An engine that answers each number with the next one, on every partition of its topic, and notes when it did what. It
 * may be kept busy by other records: an aside is answered, ballast is only read.
 */
final class Player implements EngineHandler, RelayWatch {
    static final String ASIDE = "aside";
    static final String BALLAST = "ballast ".repeat(75);

    private static final String HEARD = "heard";

    /** Where a player writes; {@code way} is how it says it. */
    record Manner(String to, int partitions, UnaryOperator<OutgoingRecord> way) {}

    private final Manner manner;
    private final JdbcTemplate jdbc;
    private final BiConsumer<Long, Long> witness;
    private long last = -1;
    final AtomicInteger ballast = new AtomicInteger();
    volatile long handled;
    volatile long saved;
    volatile long publishing;
    volatile long published;

    /** The witness is told each number when it comes, and at which nanosecond. */
    Player(Manner manner, JdbcTemplate jdbc, BiConsumer<Long, Long> witness) {
        this.manner = manner;
        this.jdbc = jdbc;
        this.witness = witness;
    }

    @Override
    public void restore() {}

    @Override
    public Outcome handle(List<ConsumerRecord<byte[], byte[]>> batch) {
        long now = System.nanoTime();
        List<OutgoingRecord> out = new ArrayList<>();
        for (var record : batch) {
            switch (Road.text(record.value())) {
                case ASIDE -> out.add(new OutgoingRecord(manner.to(), "key", Road.bytes(HEARD)));
                case HEARD -> {}
                case String heavy when heavy.equals(BALLAST) -> carry();
                case String number -> out.addAll(on(Long.parseLong(number), now));
            }
        }
        return Outcome.of(out);
    }

    // About what it takes to read a message.
    private void carry() {
        long began = System.nanoTime();
        while (System.nanoTime() - began < 10_000) {
            Thread.onSpinWait();
        }
        ballast.incrementAndGet();
    }

    private List<OutgoingRecord> on(long number, long now) {
        if (number <= last) {
            return List.of();
        }
        last = number;
        handled = now;
        witness.accept(number, now);
        return say(number + 1);
    }

    private List<OutgoingRecord> say(long number) {
        byte[] value = Road.bytes(Long.toString(number));
        return IntStream.range(0, manner.partitions())
                .mapToObj(partition -> manner.way().apply(new OutgoingRecord(manner.to(), "key", value).to(partition)))
                .toList();
    }

    @Override
    public void save() {
        jdbc.update("insert into sums values ('state', 1) on conflict (key) do update set sum = excluded.sum");
        saved = System.nanoTime();
    }

    @Override
    public void beforePublishing(List<OutboxRow> rows) {
        publishing = System.nanoTime();
    }

    @Override
    public void published(List<OutboxRow> rows) {
        published = System.nanoTime();
    }
}
