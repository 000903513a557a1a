package io.equilibrium.servicekit.jdbc;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The topics as the engine first found them; each call is a transaction of its own. */
public final class TopicStore {
    /** A topic by Kafka's own id, which a topic that is made anew does not keep. */
    public record Known(String id, int partitions) {}

    private final JdbcTemplate jdbc;

    public TopicStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** By name. */
    public Map<String, Known> all() {
        Map<String, Known> topics = new HashMap<>();
        jdbc.query("select topic, id, partitions from topics", row -> {
            topics.put(row.getString(1), new Known(row.getString(2), row.getInt(3)));
        });
        return topics;
    }

    public void add(String topic, Known found) {
        jdbc.update(
                "insert into topics (topic, id, partitions) values (?, ?, ?) on conflict do nothing",
                topic,
                found.id(),
                found.partitions());
    }
}
