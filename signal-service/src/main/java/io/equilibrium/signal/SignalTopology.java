package io.equilibrium.signal;

import io.equilibrium.contract.Topics;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.servicekit.DeadLetter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From ticks and commands to what goes onto {@link #OUTPUTS}, with the engines' state in memory and in its changelog. A
 * partition's ticks and commands are taken in the order in which they were appended.
 */
final class SignalTopology
        implements BiFunction<KStream<String, byte[]>, KStream<String, byte[]>, KStream<String, byte[]>[]> {
    /** The topic of each stream that comes out, in order. */
    static final List<String> OUTPUTS =
            List.of(Topics.STEPS, Topics.SIGNALS, Topics.deadLetters(Topics.TICKS), Topics.STRATEGY_EVENTS);

    private final Function<String, StrategySettings> settings;
    private final SignalMetrics metrics;
    private final Consumer<DeadLetter> dead;

    SignalTopology(Function<String, StrategySettings> settings, SignalMetrics metrics, Consumer<DeadLetter> dead) {
        this.settings = settings;
        this.metrics = metrics;
        this.dead = dead;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public KStream<String, byte[]>[] apply(KStream<String, byte[]> ticks, KStream<String, byte[]> commands) {
        KStream<String, Outgoing> said = ticks.merge(commands, Named.as("ticks-and-commands"))
                .process(new Ticks(), Named.as("signals-of-ticks"));
        return OUTPUTS.stream().map(topic -> to(said, topic)).toArray(KStream[]::new);
    }

    private static KStream<String, byte[]> to(KStream<String, Outgoing> said, String topic) {
        return said.filter((key, outgoing) -> outgoing.topic().equals(topic), Named.as("said-on-" + topic))
                .mapValues(Outgoing::value, Named.as("bytes-on-" + topic));
    }

    /** A processor per partition, each with its part of the store. */
    private final class Ticks implements ProcessorSupplier<String, byte[], String, Outgoing> {
        @Override
        public Processor<String, byte[], String, Outgoing> get() {
            return new TickProcessor(new Snapshots(settings), metrics, dead);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(TickProcessor.STORE), Serdes.String(), Serdes.ByteArray())
                    .withCachingEnabled()
                    .withLoggingEnabled(Map.of()));
        }
    }
}
