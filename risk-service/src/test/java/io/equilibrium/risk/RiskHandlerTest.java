package io.equilibrium.risk;

import static io.equilibrium.risk.Bench.BTC;
import static io.equilibrium.risk.Bench.DOT;
import static io.equilibrium.risk.Bench.ETH;
import static io.equilibrium.risk.Bench.NEXT;
import static io.equilibrium.risk.Bench.RUN;
import static io.equilibrium.risk.Bench.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.RiskSettings;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.jpa.AccountState;
import io.equilibrium.risk.jpa.AccountStore;
import io.equilibrium.servicekit.EngineRefusedException;
import io.equilibrium.servicekit.Outcome;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class RiskHandlerTest {
    private final Bench bench = new Bench(false);

    @Test
    void saysTheRunOnceAndHowFarItIsDecidedAtTheEndOfABatch() {
        assertThat(bench.handle(
                        bench.on(Topics.STEPS, Bench.started(RUN, BTC)),
                        bench.on(Topics.SIGNALS, Bench.started(RUN, BTC))))
                .isEmpty();
        assertThat(bench.handle(bench.on(Topics.MARKS, Bench.started(RUN, BTC))))
                .containsExactly(
                        Bench.started(RUN, BTC),
                        Bench.started(RUN, BTC),
                        new Message.RunStarted(RUN, 0, "*", 1),
                        granted(0, 0));
        assertThat(bench.handle(bench.everywhere(new Message.Progress(RUN, 5, BTC, 0, TIME))))
                .containsExactly(granted(5, TIME));
        Message.RunEnded end = Bench.ended(RUN, BTC);
        assertThat(bench.handle(bench.everywhere(end))).containsExactly(end, end, granted(Long.MAX_VALUE, TIME));
        assertThat(bench.handle(bench.on(Topics.FILLS, end)))
                .containsExactly(new Message.RunEnded(RUN, 9, "*", 5, 0, 1, 5, TIME));
    }

    private static Message.Progress granted(long place, long time) {
        return new Message.Progress(RUN, place, BTC, Message.Progress.UNHEARD, time);
    }

    @Test
    void whatWasGrantedIsSaidAgainAfterARestart() {
        bench.begin(RUN, BTC);
        bench.handle(bench.everywhere(new Message.Progress(RUN, 5, BTC, 0, TIME)));
        bench.handler.save();
        bench.handler.restore();
        assertThat(bench.handle(bench.on(Topics.STEPS, new Message.Progress(RUN, 6, BTC, 0, TIME))))
                .containsExactly(granted(5, TIME));
    }

    @Test
    void aFillOfWhatIsNotOpenIsSetAsideAndTheLedgerStays() {
        bench.begin(RUN, BTC);
        BracketOrder order = bench.approved(bench.bet(RUN, BTC, 1));
        bench.handle(bench.filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()));
        long equity = bench.handler.account().reading().equityE8();
        for (ConsumerRecord<byte[], byte[]> wrong : List.of(
                bench.filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()),
                bench.filled(RUN, order, Leg.STOP, order.side().opposite(), order.quantityE8() + 1),
                bench.filled(RUN, order, Leg.STOP, order.side(), order.quantityE8()))) {
            Outcome outcome = bench.handler.handle(List.of(wrong));
            assertThat(outcome.unreadable()).hasSize(1);
            assertThat(outcome.unreadable().getFirst().cause()).contains("BTCUSDT-1");
            assertThat(outcome.outgoing()).isEmpty();
            assertThat(bench.handler.account().reading().equityE8()).isEqualTo(equity);
        }
        Outcome right = bench.handler.handle(
                List.of(bench.filled(RUN, order, Leg.TAKE_PROFIT, order.side().opposite(), order.quantityE8())));
        assertThat(right.unreadable()).isEmpty();
    }

    @Test
    void aRecordThatBreaksTheEngineHalfWayIsSetAsideAfterTheRestart() {
        bench.begin(RUN, DOT);
        BracketOrder order = bench.approved(bench.bet(RUN, DOT, 1));
        bench.handle(bench.filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()));
        bench.handler.save();
        var broken = bench.on(Topics.STEPS, Bench.stepped(RUN, DOT, 2, Long.MAX_VALUE / 2));
        var covering = bench.on(Topics.SIGNALS, new Message.Progress(RUN, 2, DOT, 0, TIME));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> bench.handler.handle(List.of(broken, covering)));
        bench.handler.restore();
        Outcome outcome = bench.handler.handle(List.of(broken, covering));
        assertThat(outcome.unreadable()).hasSize(1);
        assertThat(outcome.unreadable().getFirst().offset()).isEqualTo(broken.offset());
        bench.handle(bench.bet(RUN, DOT, 3));
    }

    @Test
    void aReplayStartsTheAccountAfreshAndOlderRecordsAreCountedOnly() {
        Bench bench = new Bench(true);
        bench.begin(RUN, BTC, ETH);
        bench.handle(bench.bet(RUN, BTC, 1));
        bench.handle(bench.on(Topics.COMMANDS, trip("1", Tier.KILLED)));
        assertThat(bench.handler.account().reading().tier()).isEqualTo(Tier.KILLED);
        bench.begin(NEXT, BTC);
        assertThat(bench.handler.account().reading().tier()).isEqualTo(Tier.NORMAL);
        assertThat(bench.handle(bench.bet(RUN, ETH, 1))).isEmpty();
        assertThat(bench.meters
                        .counter("records.ignored", "reason", "other-run")
                        .count())
                .isEqualTo(2);
        assertThat(bench.handle(bench.everywhere(Bench.ended(RUN, ETH)))).isEmpty();
        assertThat(bench.handle(bench.on(Topics.FILLS, Bench.ended(RUN, ETH)))).isEmpty();
        bench.handler.save();
        assertThat(bench.stored.moves).hasSize(2);
        assertThat(bench.stored.moves.getLast().actor()).isEqualTo("run");
        assertThat(bench.stored.moves.getLast().fromTier()).isEqualTo(Tier.KILLED);
        assertThat(bench.stored.moves.getLast().toTier()).isEqualTo(Tier.NORMAL);
    }

    @Test
    void aRunThatWasSeenBeforeDoesNotStartAgain() {
        bench.begin(RUN, BTC);
        bench.begin(NEXT, BTC);
        assertThat(bench.handle(bench.everywhere(Bench.started(RUN, BTC)))).isEmpty();
        assertThat(bench.handler.account().reading().run()).isEqualTo(NEXT);
    }

    @Test
    void otherSettingsWaitForTheEndOfTheRun() {
        bench.begin(RUN, BTC);
        bench.handle(bench.bet(RUN, BTC, 1));
        bench.handler.save();
        assertThatExceptionOfType(EngineRefusedException.class)
                .isThrownBy(() -> bench.restored("other print"))
                .withMessageContaining("run 00000000000a0001 and was made with other settings");
        bench.handle(bench.on(Topics.FILLS, Bench.ended(RUN, BTC)));
        bench.handler.save();
        assertThat(bench.restored("other print").account().reading().run()).isEqualTo(RUN);
    }

    @Test
    void whatPeopleDecidedAndATierHoldOnInTheNextRunWhenItIsNoReplay() {
        bench.begin(RUN, BTC, ETH);
        bench.handle(bench.bet(RUN, BTC, 1));
        bench.handle(bench.on(Topics.COMMANDS, trip("1", Tier.KILLED)));
        bench.handle(bench.on(Topics.COMMANDS, pause("2", ETH)));
        bench.handle(bench.on(Topics.COMMANDS, limit("3", "order-notional", "900")));
        bench.begin(NEXT, BTC, ETH);
        BreakerReading next = bench.handler.account().reading();
        assertThat(next.run()).isEqualTo(NEXT);
        assertThat(next.tier()).isEqualTo(Tier.KILLED);
        assertThat(next.paused()).containsExactly(ETH);
        assertThat(reasons(bench.bet(NEXT, BTC, 1))).containsExactly(DenialReason.BREAKER_KILLED);
        bench.handle(bench.on(Topics.COMMANDS, commanded("4", Command.Action.RESET, null, "looked into it")));
        assertThat(reasons(bench.bet(NEXT, ETH, 1))).containsExactly(DenialReason.ENTRIES_PAUSED);
        assertThat(reasons(bench.bet(NEXT, BTC, 2))).containsExactly(DenialReason.ORDER_NOTIONAL);
        bench.handler.save();
        assertThat(bench.stored.moves)
                .extracting(move -> move.fromTier() + " " + move.toTier() + " " + move.actor())
                .containsExactly("NORMAL KILLED ann", "NORMAL KILLED run", "KILLED NORMAL ann");
    }

    @Test
    void whatWasDecidedHoldsOnUnderOtherSettings() {
        bench.begin(RUN, BTC, ETH);
        bench.handle(bench.bet(RUN, BTC, 1));
        bench.handle(bench.on(Topics.COMMANDS, trip("1", Tier.HALTED)));
        bench.handle(bench.on(Topics.COMMANDS, trip("2", "symbol:" + BTC, Tier.KILLED)));
        bench.handle(bench.on(Topics.COMMANDS, pause("3", ETH)));
        bench.handle(bench.on(Topics.COMMANDS, limit("4", "order-notional", "900")));
        bench.handle(bench.on(Topics.COMMANDS, limit("5", "open-orders", "30")));
        end(bench, RUN, BTC, ETH);

        bench.settings = Bench.SETTINGS.with("open-orders", 7);
        bench.handler = bench.restored("other print");
        assertThat(bench.handler.account().reading().tier()).isEqualTo(Tier.HALTED);
        assertThat(bench.handler.account().reading().paused()).containsExactly(ETH);
        // Once more, from what the other settings have stored.
        bench.handler = bench.restored("other print");
        bench.begin(NEXT, BTC, ETH);
        assertThat(bench.handler.account().engine().orElseThrow().restraints().tiers())
                .containsOnly(entry(Scope.ACCOUNT, Tier.HALTED), entry(Scope.symbol(BTC), Tier.KILLED));
        bench.handle(bench.on(Topics.COMMANDS, commanded("6", Command.Action.RESET, null, "looked into it")));
        assertThat(reasons(bench.bet(NEXT, BTC, 1))).containsExactly(DenialReason.SYMBOL_HALTED);
        assertThat(reasons(bench.bet(NEXT, ETH, 1))).containsExactly(DenialReason.ENTRIES_PAUSED);
        RiskSettings now = bench.handler.account().engine().orElseThrow().settings();
        assertThat(now.valueOf("order-notional")).isEqualTo(900 * E8.ONE);
        assertThat(now.valueOf("open-orders")).isEqualTo(7);
    }

    @Test
    void aReplayWithOtherSettingsStartsAfresh() {
        Bench replay = new Bench(true);
        replay.begin(RUN, BTC);
        replay.handle(replay.bet(RUN, BTC, 1));
        replay.handle(replay.on(Topics.COMMANDS, trip("1", Tier.KILLED)));
        end(replay, RUN, BTC);
        BreakerReading reading = replay.restored("other print").account().reading();
        assertThat(reading.run()).isNull();
        assertThat(reading.tier()).isEqualTo(Tier.NORMAL);
    }

    @Test
    void limitsThatPeopleSetAndDoNotGoWithOtherSettingsAreRefused() {
        bench.begin(RUN, BTC);
        bench.handle(bench.bet(RUN, BTC, 1));
        bench.handle(bench.on(Topics.COMMANDS, limit("1", "drawdown-halted", "6%")));
        end(bench, RUN, BTC);
        bench.settings = Bench.SETTINGS.with("drawdown-reduced", E8.ONE / 100 * 8);
        assertThatExceptionOfType(EngineRefusedException.class)
                .isThrownBy(() -> bench.restored("other print"))
                .withMessageContaining("[drawdown-halted], do not go with these settings");
    }

    private static void end(Bench bench, RunId run, String... symbols) {
        for (String symbol : symbols) {
            bench.handle(bench.everywhere(Bench.ended(run, symbol)));
            bench.handle(bench.on(Topics.FILLS, Bench.ended(run, symbol)));
        }
        bench.handler.save();
    }

    @Test
    void byTheClockWhatIsOldOrAheadIsDeniedAndItRecoversByItself() {
        bench.begin(RUN, BTC);
        assertThat(reasons(bench.bet(RUN, BTC, 1))).isEmpty();
        long made = TIME / 1_000 + 2_000;
        bench.clockMillis = made + 10_001;
        assertThat(reasons(bench.betReadNow(RUN, BTC, 2))).containsExactly(DenialReason.STALE_SIGNAL);
        bench.clockMillis = made + 1_000 - 1_001;
        assertThat(reasons(bench.betReadNow(RUN, BTC, 3))).containsExactly(DenialReason.CLOCK_SKEWED);
        assertThat(reasons(bench.bet(RUN, BTC, 4))).isEmpty();
        bench.handle(bench.on(Topics.MARKS, new Message.Marked(RUN, 5, new Mark(BTC, 40_100 * E8.ONE, TIME))));
        assertThat(reasons(bench.bet(RUN, BTC, 3_602))).containsExactly(DenialReason.STALE_MARK);
    }

    @Test
    void inAReplayTheClockSaysNothing() {
        Bench replay = new Bench(true);
        replay.begin(RUN, BTC);
        replay.clockMillis = 0;
        assertThat(replay.handle(replay.betReadNow(RUN, BTC, 1))).anyMatch(Message.Approved.class::isInstance);
    }

    private List<DenialReason> reasons(List<ConsumerRecord<byte[], byte[]>> bet) {
        List<Message> said = bench.handle(bet);
        assertThat(said).anyMatch(one -> one instanceof Message.Approved || one instanceof Message.Denied);
        return said.stream()
                .filter(Message.Denied.class::isInstance)
                .map(one -> ((Message.Denied) one).denial().reason())
                .toList();
    }

    @Test
    void aResetAtNormalMovesThePeakAndIsKept() {
        bench.begin(RUN, BTC);
        BracketOrder order = bench.approved(bench.bet(RUN, BTC, 1));
        bench.handle(bench.filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()));
        BreakerReading before = bench.handler.account().reading();
        assertThat(before.peakE8()).isGreaterThan(before.equityE8());
        bench.handle(bench.on(Topics.COMMANDS, commanded("1", Command.Action.RESET, null, "new start")));
        BreakerReading after = bench.handler.account().reading();
        assertThat(after.peakE8()).isEqualTo(after.equityE8());
        bench.handler.save();
        assertThat(bench.stored.moves).hasSize(1);
        assertThat(bench.stored.moves.getFirst().cause()).isEqualTo("new start");
    }

    @Test
    void storesTheReadingBesideTheBytes() {
        bench.begin(RUN, BTC);
        BracketOrder order = bench.approved(bench.bet(RUN, BTC, 1));
        bench.handle(bench.on(Topics.COMMANDS, trip("1", Tier.HALTED)));
        bench.handler.save();
        AccountState row = bench.stored.rows.get(AccountStore.ACCOUNT);
        assertThat(row.run()).isEqualTo(RUN.toString());
        assertThat(row.tier()).isEqualTo(Tier.HALTED);
        assertThat(row.since()).isEqualTo(Instant.parse("2023-11-14T22:13:21Z"));
        assertThat(row.eventTime()).isEqualTo(row.since());
        assertThat(row.equityE8()).isEqualTo(10_000 * E8.ONE);
        assertThat(bench.meters.get("breaker.tier").gauge().value()).isEqualTo(3);
        assertThat(row.breakers())
                .startsWith("[{\"scope\":\"account\",\"tier\":\"HALTED\",\"equityE8\":1000000000000,");
        assertThat(row.positions()).isEqualTo("[]");
        bench.handle(bench.filled(RUN, order, Leg.ENTRY, order.side(), order.quantityE8()));
        bench.handler.save();
        assertThat(row.positions())
                .isEqualTo("[{\"orderId\":\"BTCUSDT-1\",\"symbol\":\"BTCUSDT\",\"side\":\"BUY\",\"quantityE8\":"
                        + order.quantityE8() + ",\"entryPriceE8\":4010000000000}]");
    }

    @Test
    void whatHasNoTurnIsSetAsideAndTheRoadGoesOn() {
        bench.begin(RUN, BTC);
        Message.Stepped endless = Bench.stepped(RUN, BTC, Long.MAX_VALUE - 1, 40_000 * E8.ONE);
        List<ConsumerRecord<byte[], byte[]>> wrong = List.of(
                bench.on(Topics.STEPS, new Message.Stepped(RUN, 1, endless.made())),
                bench.on(Topics.STEPS, new Message.Progress(RUN, Long.MAX_VALUE, BTC, 0, TIME)),
                bench.on(Topics.MARKS, new Message.Progress(RUN, -1, BTC, 0, TIME)),
                bench.on(Topics.SIGNALS, new Message.Flatten(RUN, 1, BTC, "astray", 1, TIME)));
        assertThat(bench.handler.handle(List.copyOf(wrong)).unreadable()).hasSize(4);
        assertThat(bench.handle(bench.bet(RUN, BTC, 1))).anyMatch(Message.Approved.class::isInstance);
    }

    private static Message trip(String id, Tier tier) {
        return trip(id, Command.ACCOUNT, tier);
    }

    private static Message trip(String id, String scope, Tier tier) {
        return new Message.Commanded(
                RunId.NONE, 0, new Command(id, Command.Action.TRIP, scope, tier, "ann", "ADMIN", "enough", TIME));
    }

    private static Message pause(String id, String symbol) {
        return new Message.Commanded(
                RunId.NONE, 0, new Command(id, Command.Action.PAUSE, symbol, null, "ann", "ADMIN", "news", TIME));
    }

    private static Message limit(String id, String name, String value) {
        return new Message.Commanded(
                RunId.NONE,
                0,
                new Command(
                        id,
                        Command.Action.LIMIT,
                        Command.ACCOUNT,
                        null,
                        new Command.LimitValue(name, value),
                        "ann",
                        "ADMIN",
                        "thin book",
                        TIME));
    }

    private static Message commanded(String id, Command.Action action, Tier tier, String reason) {
        return new Message.Commanded(
                RunId.NONE, 0, new Command(id, action, Command.ACCOUNT, tier, "ann", "ADMIN", reason, TIME));
    }
}
