package io.equilibrium.signal;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.signal.StrategySettings;
import io.equilibrium.servicekit.EngineUnavailableException;
import io.equilibrium.servicekit.kafka.CommandTopic;
import io.equilibrium.servicekit.web.CommandUnwrittenException;
import io.equilibrium.signal.web.StrategyCommandDocument;
import io.equilibrium.signal.web.StrategyCommandsDocument;
import io.equilibrium.signal.web.StrategyDesk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes commands to their topic, and looks for what became of them in what is committed; so whichever instance carries a
 * command out, whoever asked hears of it.
 */
final class StrategyOffice implements StrategyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StrategyOffice.class);

    private final CommandTopic topic;
    private final Supplier<AnswerReader> answers;
    private final StrategyBoard board;
    private final Instruments instruments;
    private final Function<String, StrategySettings> configured;
    private final InstantSource clock;
    private final Duration patience;

    StrategyOffice(
            CommandTopic topic,
            Supplier<AnswerReader> answers,
            StrategyBoard board,
            Instruments instruments,
            Function<String, StrategySettings> configured,
            InstantSource clock,
            Duration patience) {
        this.topic = topic;
        this.answers = answers;
        this.board = board;
        this.instruments = instruments;
        this.configured = configured;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public boolean isKnown(String symbol) {
        return instruments.find(symbol).isPresent();
    }

    @Override
    public StrategySettings settings(String symbol) {
        return board.of(symbol).map(StrategyStanding::settings).orElseGet(() -> configured.apply(symbol));
    }

    @Override
    public Optional<StrategyCommandDocument> ask(String id, Asked asked) {
        try (AnswerReader reader = answers.get()) {
            Optional<StrategyCommandDocument> before = in(reader.soFar(), id);
            if (before.isPresent()) {
                return before;
            }
            topic.write(new Message.StrategyCommanded(run(asked.symbol()), 0, command(id, asked)));
            LOG.info(
                    "strategy command written id={} action={} symbol={} actor={}",
                    id,
                    asked.action(),
                    asked.symbol(),
                    asked.actor());
            return await(reader, id);
        } catch (KafkaException failed) {
            throw new CommandUnwrittenException(id, failed);
        }
    }

    private StrategyCommand command(String id, Asked asked) {
        return new StrategyCommand(
                id,
                asked.action(),
                asked.symbol(),
                asked.settings(),
                asked.actor(),
                asked.role(),
                asked.reason(),
                clock.millis() * 1_000);
    }

    private RunId run(String symbol) {
        return board.of(symbol).map(StrategyStanding::run).orElse(RunId.NONE);
    }

    // It is written, and will be taken when Kafka is back.
    private Optional<StrategyCommandDocument> await(AnswerReader reader, String id) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<StrategyCommandDocument> taken = Optional.empty();
        while (taken.isEmpty() && System.nanoTime() < deadline) {
            try {
                taken = in(reader.next(), id);
            } catch (KafkaException away) {
                LOG.debug("command not looked for id={} cause=\"{}\"", id, away.getMessage());
                return Optional.empty();
            }
        }
        return taken;
    }

    private static Optional<StrategyCommandDocument> in(List<Message.StrategyAnswered> answers, String id) {
        return answers.stream()
                .filter(answer -> answer.command().id().equals(id))
                .findFirst()
                .map(StrategyCommandDocument::of);
    }

    @Override
    public StrategyCommandsDocument commands(@Nullable String id, int page, int size) {
        List<StrategyCommandDocument> found;
        try (AnswerReader reader = answers.get()) {
            found = reader.soFar().stream()
                    .filter(answer -> id == null || answer.command().id().equals(id))
                    .map(StrategyCommandDocument::of)
                    .sorted(Comparator.comparing(StrategyCommandDocument::writtenAt)
                            .reversed()
                            .thenComparing(StrategyCommandDocument::id))
                    .toList();
        } catch (KafkaException away) {
            throw new EngineUnavailableException("Kafka does not answer", away);
        }
        List<StrategyCommandDocument> shown =
                found.stream().skip((long) page * size).limit(size).toList();
        return new StrategyCommandsDocument(shown, page, size, found.size());
    }
}
