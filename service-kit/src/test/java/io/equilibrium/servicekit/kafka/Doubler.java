package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.DeadLetter;
import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Outcome;
import io.equilibrium.servicekit.OutgoingRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.jdbc.core.JdbcTemplate;

/** An engine whose state is a sum: says each number twice, the second time with the sum of its key so far. */
final class Doubler implements EngineHandler {
    private final Road road;
    private final JdbcTemplate jdbc;
    private final Map<String, Long> sums = new HashMap<>();
    final AtomicInteger restores = new AtomicInteger();
    final AtomicInteger saves = new AtomicInteger();
    final AtomicInteger ticks = new AtomicInteger();
    final Set<TopicPartition> paused = new HashSet<>();
    final Map<TopicPartition, Long> resumeAt = new HashMap<>();
    Runnable beforeSave = () -> {};

    Doubler(Road road, JdbcTemplate jdbc) {
        this.road = road;
        this.jdbc = jdbc;
    }

    static void createState(JdbcTemplate jdbc) {
        jdbc.execute("create table sums (key text primary key, sum bigint not null)");
    }

    @Override
    public void restore() {
        sums.clear();
        jdbc.query("select key, sum from sums", row -> {
            sums.put(row.getString(1), row.getLong(2));
        });
        restores.incrementAndGet();
    }

    @Override
    public Outcome handle(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<OutgoingRecord> outgoing = new ArrayList<>();
        List<DeadLetter> unreadable = new ArrayList<>();
        for (var record : batch) {
            if (record.topic().equals(road.ticks)) {
                ticks.incrementAndGet();
                continue;
            }
            try {
                outgoing.addAll(on(Road.text(record.key()), Long.parseLong(Road.text(record.value()))));
            } catch (NumberFormatException poisoned) {
                unreadable.add(DeadLetter.of(record, poisoned));
            }
        }
        return Outcome.of(outgoing).withUnreadable(unreadable);
    }

    @Override
    public void save() {
        saves.incrementAndGet();
        beforeSave.run();
        sums.forEach((key, sum) -> jdbc.update(
                "insert into sums values (?, ?) on conflict (key) do update set sum = excluded.sum", key, sum));
    }

    @Override
    public Map<TopicPartition, Long> resumeAt() {
        return resumeAt;
    }

    @Override
    public Set<TopicPartition> paused() {
        return paused;
    }

    private List<OutgoingRecord> on(String key, long number) {
        long sum = sums.merge(key, number, Long::sum);
        return List.of(
                new OutgoingRecord(road.out, key, Road.bytes(number + "")),
                new OutgoingRecord(road.out, key, Road.bytes(number + " sum " + sum)));
    }
}
