package io.equilibrium.risk;

import static io.equilibrium.risk.Bench.BTC;
import static io.equilibrium.risk.Bench.ETH;
import static io.equilibrium.risk.Bench.NEXT;
import static io.equilibrium.risk.Bench.RUN;
import static io.equilibrium.risk.Bench.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.Command.Action;
import io.equilibrium.contract.Message;
import io.equilibrium.contract.Message.CommandAnswered;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.risk.jpa.LoggedCommand;
import io.equilibrium.servicekit.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What risk does with commands as they come over their topic, whoever wrote them. */
class CommandsTest {
    private final Bench bench = new Bench(false);

    @Test
    void aTripIsCarriedOutBehindWhatWasGrantedAndAnswered() {
        begun();
        List<Message> said = take(command("t1", Action.TRIP, "account", Tier.KILLED, "OPERATOR"));
        assertThat(said).hasSize(4);
        assertThat(((Message.BreakerMoved) said.get(0)).moved().actor()).isEqualTo("ada");
        assertThat(said.subList(1, 3))
                .containsExactly(
                        new Message.Flatten(RUN, 8, BTC, "news", 1, TIME + 1_000_000),
                        new Message.Flatten(RUN, 8, ETH, "news", 1, TIME + 1_000_000));
        assertThat(said.getLast()).isEqualTo(new CommandAnswered(RUN, 8, "t1", true, "the breaker is KILLED now"));
        bench.handler.save();
        LoggedCommand logged = bench.stored.commands.getFirst();
        assertThat(List.of(logged.commandId(), logged.scope(), logged.actor(), logged.role(), logged.reason()))
                .containsExactly("t1", "account", "ada", "OPERATOR", "news");
        assertThat(logged.action()).isEqualTo(Action.TRIP);
        assertThat(logged.tier()).isEqualTo(Tier.KILLED);
        assertThat(logged.run()).isEqualTo(RUN.toString());
        assertThat(logged.place()).isEqualTo(8);
        assertThat(logged.isDone()).isTrue();
        assertThat(logged.said()).isEqualTo("the breaker is KILLED now");
        assertThat(logged.writtenAt()).isEqualTo(Instant.parse("2023-11-14T22:13:20Z"));
        assertThat(logged.eventTime()).isEqualTo(Instant.parse("2023-11-14T22:13:21Z"));
    }

    @Test
    void theSameIdAgainIsAnsweredAsBeforeAndDoneOnceAlsoAfterARestart() {
        begun();
        take(command("t1", Action.TRIP, "account", Tier.HALTED, "OPERATOR"));
        take(command("r1", Action.RESET, "account", null, "ADMIN"));
        CommandAnswered before = new CommandAnswered(RUN, 8, "t1", true, "the breaker is HALTED now");
        assertThat(take(command("t1", Action.TRIP, "account", Tier.HALTED, "OPERATOR")))
                .containsExactly(before);
        bench.handler.save();
        assertThat(bench.stored.commands).hasSize(2);
        bench.handler = bench.restored("print");
        assertThat(take(command("t1", Action.TRIP, "account", Tier.KILLED, "VIEWER")))
                .contains(before);
        assertThat(bench.handler.account().reading().tier()).isEqualTo(Tier.NORMAL);
        bench.handler.save();
        assertThat(bench.stored.commands).hasSize(2);
    }

    @Test
    void onlySoManyIdsAreRemembered() {
        begun();
        take(command("first", Action.PAUSE, BTC, null, "ADMIN"));
        take(command("second", Action.RESUME, BTC, null, "ADMIN"));
        for (int i = 0; i < 255; i++) {
            take(command("more-" + i, Action.RESUME, BTC, null, "ADMIN"));
        }
        assertThat(answer(command("second", Action.PAUSE, BTC, null, "ADMIN")).said())
                .isEqualTo("entries of BTCUSDT are open now");
        assertThat(answer(command("first", Action.RESUME, BTC, null, "ADMIN")).said())
                .isEqualTo("entries of BTCUSDT were open already");
    }

    @Test
    void entriesAreDeniedWhileTheyArePaused() {
        begun();
        assertThat(answer(command("p1", Action.PAUSE, BTC, null, "OPERATOR")).said())
                .isEqualTo("entries of BTCUSDT are paused now");
        assertThat(bench.handler.account().reading().paused()).containsExactly(BTC);
        assertThat(denial(BTC, 12)).isEqualTo(DenialReason.ENTRIES_PAUSED);
        take(command("p2", Action.PAUSE, "*", null, "OPERATOR"));
        take(command("p3", Action.RESUME, BTC, null, "OPERATOR"));
        assertThat(denial(BTC, 13)).isEqualTo(DenialReason.ENTRIES_PAUSED);
        assertThat(answer(command("p4", Action.RESUME, "*", null, "OPERATOR")).said())
                .isEqualTo("entries of all symbols are open now");
        assertThat(bench.handle(bench.bet(RUN, BTC, 14))).anyMatch(Message.Approved.class::isInstance);
        bench.handler.save();
        assertThat(bench.stored.rows.values())
                .allMatch(row -> row.pausedEntries().isEmpty());
    }

    private DenialReason denial(String symbol, long sequence) {
        return bench.handle(bench.bet(RUN, symbol, sequence)).stream()
                .filter(Message.Denied.class::isInstance)
                .map(message -> ((Message.Denied) message).denial().reason())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TRIP | account | HALTED | VIEWER | the role VIEWER may not TRIP",
                "TRIP | account | HALTED | root | the role root may not TRIP",
                "PAUSE | BTCUSDT | | VIEWER | the role VIEWER may not PAUSE",
                "RESUME | BTCUSDT | | VIEWER | the role VIEWER may not RESUME",
                "RESET | account | | OPERATOR | the role OPERATOR may not RESET",
                "PAUSE | XYZUSDT | | OPERATOR | the symbol XYZUSDT is not known",
                "PAUSE | account | | OPERATOR | the symbol account is not known",
                "TRIP | BTCUSDT | HALTED | OPERATOR | a scope is account, symbol:NAME, strategy:CONTINUATION or strategy:REVERSAL, not BTCUSDT",
                "RESET | * | | ADMIN | a scope is account, symbol:NAME, strategy:CONTINUATION or strategy:REVERSAL, not *",
                "TRIP | account | NORMAL | OPERATOR | a person may trip to REDUCED, HALTED or KILLED, not to NORMAL",
                "TRIP | account | TRIAL | OPERATOR | a person may trip to REDUCED, HALTED or KILLED, not to TRIAL"
            })
    void whatMayNotBeIsRefusedAndChangesNothing(Action action, String scope, Tier tier, String role, String said) {
        begun();
        var before = bench.handler.account().reading();
        assertThat(take(command("c", action, scope, tier, role)))
                .containsExactly(new CommandAnswered(RUN, 8, "c", false, said));
        assertThat(bench.handler.account().reading()).isEqualTo(before);
        bench.handler.save();
        assertThat(bench.stored.moves).isEmpty();
        assertThat(bench.stored.commands).singleElement().matches(logged -> !logged.isDone());
        assertThat(bench.meters.counter("commands.answered", "done", "false").count())
                .isEqualTo(1);
    }

    @Test
    void beforeTheFirstEventThereIsNothingToActOn() {
        String why = "no run has an event yet, so there is nothing to act on";
        assertThat(take(command("c", Action.PAUSE, "*", null, "ADMIN")))
                .containsExactly(new CommandAnswered(RunId.NONE, 0, "c", false, why));
        bench.begin(RUN, BTC);
        assertThat(answer(command("d", Action.PAUSE, "*", null, "ADMIN")))
                .isEqualTo(new CommandAnswered(RUN, 1, "d", false, why));
        bench.handler.save();
        assertThat(bench.stored.commands).allMatch(logged -> logged.eventTime() == null);
    }

    @Test
    void whatWasMeantForAnotherRunIsRefused() {
        begun();
        Command trip = command("c", Action.TRIP, "account", Tier.KILLED, "ADMIN");
        List<Message> said = bench.handle(bench.on(Topics.COMMANDS, new Message.Commanded(NEXT, 0, trip)));
        assertThat(said)
                .containsExactly(new CommandAnswered(
                        RUN,
                        8,
                        "c",
                        false,
                        "it was meant for run 00000000000a0002, and run 00000000000a0001 is going on"));
        assertThat(bench.handler.account().reading().tier()).isEqualTo(Tier.NORMAL);
    }

    @Test
    void textThatNoTableOrLogCouldHoldIsRefused() {
        begun();
        Command bad =
                new Command("a\0b", Action.PAUSE, BTC, null, "ada\nroot", "ADMIN", "x".repeat(5_000), Long.MIN_VALUE);
        assertThat(answer(bad).said())
                .isEqualTo("id, scope, actor, role and reason must each be one line of at most 200 characters");
        bench.handler.save();
        LoggedCommand logged = bench.stored.commands.getFirst();
        assertThat(logged.commandId()).isEqualTo("a?b");
        assertThat(logged.actor()).isEqualTo("ada?root");
        assertThat(logged.reason()).hasSize(400);
        assertThat(logged.writtenAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void whatIsNoCommandIsSetAsideAndAnsweredIfItsIdCanBeRead() {
        begun();
        Outcome unread = bench.handler.handle(List.of(bench.raw(
                Topics.COMMANDS,
                "{\"type\":\"commanded\",\"version\":2,\"command\":{\"id\":\"c7\",\"action\":\"FLY\"}}"
                        .getBytes(StandardCharsets.UTF_8))));
        assertThat(unread.unreadable()).hasSize(1);
        assertThat(unread.outgoing()).hasSize(1);
        CommandAnswered answer = (CommandAnswered) Bench.messages(unread).getFirst();
        assertThat(answer.commandId()).isEqualTo("c7");
        assertThat(answer.done()).isFalse();
        assertThat(answer.said()).startsWith("not a message");
        for (byte[] junk : List.of(new byte[] {1, 2}, "{}".getBytes(StandardCharsets.UTF_8))) {
            Outcome outcome = bench.handler.handle(List.of(bench.raw(Topics.COMMANDS, junk)));
            assertThat(outcome.unreadable()).hasSize(1);
            assertThat(outcome.outgoing()).isEmpty();
        }
        Outcome astray = bench.handler.handle(List.of(bench.on(Topics.COMMANDS, Bench.started(RUN, BTC))));
        assertThat(astray.unreadable()).hasSize(1);
        assertThat(take(command("c7", Action.PAUSE, BTC, null, "ADMIN"))).hasSize(2);
    }

    /** A run with one event; everything through place 7 is granted. */
    private void begun() {
        bench.begin(RUN, BTC, ETH);
        bench.handle(bench.bet(RUN, BTC, 1));
        for (String symbol : List.of(BTC, ETH)) {
            bench.handle(bench.everywhere(new Message.Progress(RUN, 7, symbol, 0, TIME)));
        }
    }

    private static Command command(String id, Action action, String scope, Tier tier, String role) {
        return new Command(id, action, scope, tier, "ada", role, "news", TIME);
    }

    private List<Message> take(Command command) {
        return bench.handle(bench.on(Topics.COMMANDS, new Message.Commanded(RunId.NONE, 0, command)));
    }

    private CommandAnswered answer(Command command) {
        return take(command).stream()
                .filter(CommandAnswered.class::isInstance)
                .map(CommandAnswered.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
