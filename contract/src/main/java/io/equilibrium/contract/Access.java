package io.equilibrium.contract;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a service does on the broker: the topics that it writes and those that it reads. Topics, consumer groups and
 * transactions whose names begin with the service's are its own besides, and every service may know of every topic of the
 * road. A topic of the road has one writer; commands are written by whoever's REST received them.
 *
 * @param watches groups of others whose positions it looks at
 */
public record Access(String service, List<String> writes, List<String> reads, List<String> watches) {
    /** All services, in road order. */
    public static final List<Access> ALL = List.of(
            new Access(
                    "market-gateway",
                    List.of(Topics.TICKS, Topics.MARKS, Topics.RUNS),
                    List.of(Topics.TICKS, Topics.MARKS, Topics.RUNS),
                    List.of("signal-service")),
            new Access(
                    "signal-service",
                    List.of(
                            Topics.STEPS,
                            Topics.SIGNALS,
                            Topics.STRATEGY_EVENTS,
                            Topics.COMMANDS,
                            Topics.deadLetters(Topics.TICKS)),
                    List.of(Topics.TICKS, Topics.COMMANDS, Topics.STRATEGY_EVENTS),
                    List.of()),
            engine(
                    "risk-service",
                    List.of(Topics.STEPS, Topics.SIGNALS, Topics.MARKS, Topics.FILLS, Topics.COMMANDS),
                    List.of(Topics.APPROVED_ORDERS, Topics.DENIED_ORDERS, Topics.BREAKER_EVENTS),
                    List.of(Topics.COMMANDS)),
            engine(
                    "execution-service",
                    List.of(Topics.TICKS, Topics.APPROVED_ORDERS),
                    List.of(Topics.FILLS),
                    List.of()),
            new Access(
                    "telemetry-service",
                    List.of(Topics.deadLetters(Topics.DENIED_ORDERS), Topics.deadLetters(Topics.BREAKER_EVENTS)),
                    Topics.ALL.stream()
                            .filter(topic -> !topic.equals(Topics.STRATEGY_EVENTS))
                            .toList(),
                    List.of()));

    /** Every topic that there is to be: the road's, their dead letters', and the ledger of runs. */
    public static final List<String> TOPICS = Stream.concat(
                    Topics.ALL.stream().flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic))),
                    Stream.of(Topics.RUNS))
            .toList();

    public Access {
        writes = List.copyOf(writes);
        reads = List.copyOf(reads);
        watches = List.copyOf(watches);
    }

    // An engine writes the dead letters of what it reads, and after a crash reads how far it had written.
    private static Access engine(String service, List<String> inputs, List<String> outputs, List<String> besides) {
        List<String> written = Stream.concat(outputs.stream(), inputs.stream().map(Topics::deadLetters))
                .toList();
        return new Access(
                service,
                Stream.concat(written.stream(), besides.stream()).toList(),
                Stream.concat(inputs.stream(), written.stream()).toList(),
                List.of());
    }
}
