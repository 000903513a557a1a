package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.servicekit.DeadLetter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology without a broker. */
final class Driver implements AutoCloseable {
    final MeterRegistry meters = new SimpleMeterRegistry();
    final List<DeadLetter> dead = new ArrayList<>();
    final SignalMetrics metrics = new SignalMetrics(meters, () -> 0);
    private final TickCodec codec = new TickCodec();
    private final TopologyTestDriver driver;

    Driver(StrategySettings settings) {
        StreamsBuilder builder = new StreamsBuilder();
        SignalTopology topology = new SignalTopology(symbol -> settings, metrics, dead::add);
        KStream<String, byte[]>[] out = topology.apply(
                builder.stream(Topics.TICKS, Consumed.with(Serdes.String(), Serdes.ByteArray())),
                builder.stream(Topics.COMMANDS, Consumed.with(Serdes.String(), Serdes.ByteArray())));
        for (int i = 0; i < out.length; i++) {
            out[i].to(SignalTopology.OUTPUTS.get(i), Produced.with(Serdes.String(), Serdes.ByteArray()));
        }
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "driver");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        driver = new TopologyTestDriver(builder.build(), properties);
    }

    void take(List<? extends TapeEvent> events) {
        events.forEach(event -> take(event.symbol(), codec.encode(event)));
    }

    void take(String key, byte[] value) {
        driver.createInputTopic(Topics.TICKS, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    void command(Message message) {
        driver.createInputTopic(Topics.COMMANDS, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(message.key(), Messages.encode(message));
    }

    void pass(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<Message> said(String topic) {
        return records(topic).stream()
                .map(record -> Messages.decode(record.value()))
                .toList();
    }

    List<TestRecord<String, byte[]>> records(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    Map<String, byte[]> state() {
        Map<String, byte[]> state = new HashMap<>();
        try (KeyValueIterator<String, byte[]> all = store().all()) {
            all.forEachRemaining(entry -> state.put(entry.key, entry.value));
        }
        return state;
    }

    KeyValueStore<String, byte[]> store() {
        return driver.getKeyValueStore(TickProcessor.STORE);
    }

    double count(String meter, String tag, String value) {
        return meters.get(meter).tag(tag, value).counter().count();
    }

    @Override
    public void close() {
        driver.close();
    }
}
