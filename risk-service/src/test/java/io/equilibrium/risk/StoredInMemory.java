package io.equilibrium.risk;

import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.account.Inside;
import io.equilibrium.risk.account.Kept;
import io.equilibrium.risk.jpa.AccountState;
import io.equilibrium.risk.jpa.AccountStates;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.risk.jpa.BreakerTransition;
import io.equilibrium.risk.jpa.BreakerTransitions;
import io.equilibrium.risk.jpa.CommandLog;
import io.equilibrium.risk.jpa.Journal;
import io.equilibrium.risk.jpa.LimitHistory;
import io.equilibrium.risk.jpa.LoggedCommand;
import io.equilibrium.risk.jpa.StoredLimit;
import io.equilibrium.risk.merge.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** The handler's tables in memory. */
final class StoredInMemory implements Journal {
    final Map<String, AccountState> rows = new HashMap<>();
    final List<BreakerTransition> moves = new ArrayList<>();
    final List<LoggedCommand> commands = new ArrayList<>();
    final List<StoredLimit> limits = new ArrayList<>();
    final List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> journal = new ArrayList<>();

    /** What a restoration has read of the journal. */
    final List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> readAgain = new ArrayList<>();

    /** The stored bytes. */
    byte[] state() {
        return store().load().orElseThrow().state();
    }

    void put(byte[] state, BreakerReading reading) {
        store().store(
                        new AccountStore.Stored(state, "print"),
                        reading,
                        Inside.NOTHING,
                        new Kept(List.of(), List.of(), List.of(), List.of()));
    }

    AccountStore store() {
        return new AccountStore(new States(), new Moves(), new Log(), new Limits(), _ -> {});
    }

    @Override
    public List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> read(Unread range) {
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> found = journal.stream()
                .filter(record -> record.topic().equals(range.source().topic())
                        && record.partition() == range.source().partition()
                        && record.offset() > range.after()
                        && record.offset() <= range.through())
                .toList();
        readAgain.addAll(found);
        return found;
    }

    private final class States implements AccountStates {
        @Override
        public Optional<AccountState> findById(String account) {
            return Optional.ofNullable(rows.get(account));
        }

        @Override
        public AccountState save(AccountState state) {
            rows.put(AccountStore.ACCOUNT, state);
            return state;
        }
    }

    private final class Moves implements BreakerTransitions {
        @Override
        public Page<BreakerTransition> findByAccountOrderByIdDesc(String account, Pageable page) {
            return Page.empty();
        }

        @Override
        public BreakerTransition save(BreakerTransition transition) {
            moves.add(transition);
            return transition;
        }
    }

    private final class Limits implements LimitHistory {
        @Override
        public Page<StoredLimit> findByAccountOrderByIdDesc(String account, Pageable page) {
            return Page.empty();
        }

        @Override
        public StoredLimit save(StoredLimit change) {
            limits.add(change);
            return change;
        }
    }

    private final class Log implements CommandLog {
        @Override
        public Page<LoggedCommand> findAllByOrderBySequenceDesc(Pageable page) {
            return Page.empty();
        }

        @Override
        public Page<LoggedCommand> findByCommandIdOrderBySequenceDesc(String commandId, Pageable page) {
            return Page.empty();
        }

        @Override
        public Optional<LoggedCommand> findFirstByCommandIdOrderBySequence(String commandId) {
            return Optional.empty();
        }

        @Override
        public LoggedCommand save(LoggedCommand command) {
            commands.add(command);
            return command;
        }
    }
}
