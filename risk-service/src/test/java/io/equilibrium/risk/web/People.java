package io.equilibrium.risk.web;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.risk.BreakerSettings;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.servicekit.web.CommandUnwrittenException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.CannotCreateTransactionException;

/** Desks that say who asked for what in place of doing it; a reason tells how it turns out. */
@TestConfiguration
class People {
    /** What was asked for, in order, each with its id. */
    static final class Desk implements CommandDesk {
        final List<String> ids = new ArrayList<>();
        final List<Asked> asked = new ArrayList<>();

        @Override
        public boolean isKnown(String symbol) {
            return symbol.equals("BTCUSDT");
        }

        @Override
        public Optional<CommandDocument> ask(String id, Asked what) {
            ids.add(id);
            asked.add(what);
            return switch (what.reason()) {
                case "nobody takes it" -> Optional.empty();
                case "broker away" -> throw new CommandUnwrittenException(id, new IllegalStateException("secret"));
                case "database away" -> throw new CannotCreateTransactionException("secret address");
                case "too early" -> Optional.of(document(id, what, false, "no run has an event yet"));
                default -> Optional.of(document(id, what, true, "done"));
            };
        }

        @Override
        public CommandsDocument commands(@Nullable String id, int page, int size) {
            Asked one = new Asked(Command.Action.PAUSE, "*", null, null, "ada", "OPERATOR", "news");
            return new CommandsDocument(List.of(document(id == null ? "any" : id, one, true, "done")), page, size, 1);
        }

        private static CommandDocument document(String id, Asked asked, boolean done, String said) {
            return new CommandDocument(
                    id,
                    asked.action(),
                    asked.scope(),
                    asked.tier(),
                    asked.limit(),
                    asked.actor(),
                    asked.role(),
                    asked.reason(),
                    Instant.EPOCH,
                    "00000000000a0001",
                    8,
                    done,
                    said,
                    Instant.EPOCH);
        }
    }

    @Bean
    Desk commandDesk() {
        return new Desk();
    }

    /** Gives the nonces 1, 2, 3, …, each good once. */
    static final class Tickets implements ResetDesk {
        private final Map<String, Request> open = new HashMap<>();
        private int given;

        @Override
        public Ticket ask(Request asked) {
            String nonce = Integer.toString(++given);
            open.put(nonce, asked);
            return new Ticket(nonce, Instant.EPOCH);
        }

        @Override
        public Optional<Request> use(String nonce) {
            return Optional.ofNullable(open.remove(nonce));
        }
    }

    /** An account that has nothing but one limit, and denies whatever it is asked. */
    static final class Account implements RiskDesk {
        @Nullable
        Hypothesis asked;

        @Override
        public BreakersDocument breakers() {
            return new BreakersDocument(List.of(new BreakersDocument.Breaker(
                    "symbol:BTCUSDT",
                    Tier.HALTED,
                    1,
                    2,
                    3,
                    List.of(new BreakersDocument.Rule("stale-feed", Tier.HALTED, "7 h", "6h")))));
        }

        @Override
        public LimitsDocument limits() {
            return new LimitsDocument(List.of(new LimitsDocument.Limit("order-notional", "5000", "50000")));
        }

        @Override
        public LimitChangesDocument limitChanges(int page, int size) {
            return new LimitChangesDocument(List.of(), page, size, 0);
        }

        @Override
        public EquityDocument equity() {
            return new EquityDocument(10, 3, 2, 1, 12, 5, 17, List.of());
        }

        @Override
        public DenialsDocument denials(@Nullable String symbol, @Nullable DenialReason reason, int page, int size) {
            return new DenialsDocument(
                    List.of(new DenialsDocument.Denial(
                            "r",
                            "BTCUSDT-1",
                            symbol == null ? "BTCUSDT" : symbol,
                            reason == null ? DenialReason.ORDER_RATE : reason,
                            60,
                            60,
                            Instant.EPOCH)),
                    page,
                    size,
                    1);
        }

        @Override
        public DryRunDocument dryRun(Hypothesis hypothesis) {
            asked = hypothesis;
            return new DryRunDocument(false, null, new DryRunDocument.Denial(DenialReason.PRICE_COLLAR, 2, 1));
        }
    }

    @Bean
    Account riskDesk() {
        return new Account();
    }

    @Bean
    ResetDesk resetDesk() {
        return new Tickets();
    }

    @Bean
    BreakerDesk breakerDesk() {
        return new BreakerDesk() {
            @Override
            public BreakerDocument breaker() {
                return new BreakerDocument(
                        "run",
                        Tier.NORMAL,
                        null,
                        1_000,
                        2_000,
                        50_000_000,
                        Instant.EPOCH,
                        List.of("BTCUSDT"),
                        BreakerDocument.Limits.of(BreakerSettings.DEFAULT));
            }

            @Override
            public TransitionsDocument transitions(int page, int size) {
                return new TransitionsDocument(
                        List.of(new TransitionsDocument.Transition(
                                7, "r", "account", Tier.NORMAL, Tier.HALTED, "ann", "why", 1, 2, 3, Instant.EPOCH)),
                        page,
                        size,
                        1);
            }
        };
    }
}
