package io.equilibrium.risk;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.risk.jpa.AccountStates;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.jpa.CommandLog;
import io.equilibrium.risk.jpa.LoggedCommand;
import io.equilibrium.risk.web.CommandDesk;
import io.equilibrium.risk.web.CommandDocument;
import io.equilibrium.risk.web.CommandsDocument;
import io.equilibrium.servicekit.kafka.CommandTopic;
import io.equilibrium.servicekit.web.CommandUnwrittenException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.TransactionException;

/**
 * Writes commands to their topic, and looks for what became of them in what is committed; so whichever process took the
 * command, whoever asked hears of it.
 */
final class CommandOffice implements CommandDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CommandOffice.class);
    private static final Duration LOOK = Duration.ofMillis(25);

    private final CommandTopic topic;
    private final CommandLog log;
    private final AccountStates states;
    private final Instruments instruments;
    private final InstantSource clock;
    private final Duration patience;

    CommandOffice(
            CommandTopic topic,
            CommandLog log,
            AccountStates states,
            Instruments instruments,
            InstantSource clock,
            Duration patience) {
        this.topic = topic;
        this.log = log;
        this.states = states;
        this.instruments = instruments;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public boolean isKnown(String symbol) {
        return instruments.find(symbol).isPresent();
    }

    @Override
    public Optional<CommandDocument> ask(String id, Asked asked) {
        Optional<CommandDocument> before = taken(id);
        if (before.isPresent()) {
            return before;
        }
        write(new Message.Commanded(run(), 0, command(id, asked)));
        LOG.info("command written id={} action={} scope={} actor={}", id, asked.action(), asked.scope(), asked.actor());
        return await(id);
    }

    private Command command(String id, Asked asked) {
        return new Command(
                id,
                asked.action(),
                asked.scope(),
                asked.tier(),
                asked.limit(),
                asked.actor(),
                asked.role(),
                asked.reason(),
                clock.millis() * 1_000);
    }

    private RunId run() {
        return states.findById(AccountStore.ACCOUNT)
                .flatMap(state -> Optional.ofNullable(state.run()))
                .map(RunId::parse)
                .orElse(RunId.NONE);
    }

    private void write(Message.Commanded command) {
        try {
            topic.write(command);
        } catch (KafkaException failed) {
            throw new CommandUnwrittenException(command.command().id(), failed);
        }
    }

    private Optional<CommandDocument> await(String id) {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<CommandDocument> taken = lookFor(id);
        while (taken.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            taken = lookFor(id);
        }
        return taken;
    }

    // It is written, and will be taken when the database is back.
    private Optional<CommandDocument> lookFor(String id) {
        try {
            return taken(id);
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("command not looked for id={} cause=\"{}\"", id, away.getMessage());
            return Optional.empty();
        }
    }

    private Optional<CommandDocument> taken(String id) {
        return log.findFirstByCommandIdOrderBySequence(id).map(CommandOffice::document);
    }

    @Override
    public CommandsDocument commands(@Nullable String id, int page, int size) {
        PageRequest wanted = PageRequest.of(page, size);
        Page<LoggedCommand> found = id == null
                ? log.findAllByOrderBySequenceDesc(wanted)
                : log.findByCommandIdOrderBySequenceDesc(id, wanted);
        return new CommandsDocument(
                found.map(CommandOffice::document).getContent(), page, size, found.getTotalElements());
    }

    private static CommandDocument document(LoggedCommand row) {
        return new CommandDocument(
                row.commandId(),
                row.action(),
                row.scope(),
                row.tier(),
                row.limitName() == null || row.limitValue() == null
                        ? null
                        : new Command.LimitValue(row.limitName(), row.limitValue()),
                row.actor(),
                row.role(),
                row.reason(),
                row.writtenAt(),
                row.run(),
                row.place(),
                row.isDone(),
                row.said(),
                row.eventTime());
    }
}
