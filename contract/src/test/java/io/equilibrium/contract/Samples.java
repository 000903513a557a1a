package io.equilibrium.contract;

import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.gate.GateReading;
import io.equilibrium.domain.gate.Stage;
import io.equilibrium.domain.governor.GovernorKind;
import io.equilibrium.domain.governor.GovernorReading;
import io.equilibrium.domain.market.Mark;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Carry;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.risk.DenialReason;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.LimitChange;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.risk.VenueReport;
import io.equilibrium.domain.signal.Bet;
import io.equilibrium.domain.signal.Evidence;
import io.equilibrium.domain.signal.SeriesRule;
import io.equilibrium.domain.signal.SignalEvent;
import io.equilibrium.domain.step.Direction;
import io.equilibrium.domain.step.Step;
import io.equilibrium.domain.unit.Fraction;
import io.equilibrium.domain.window.Behaviour;
import io.equilibrium.domain.window.BehaviourBit;
import io.equilibrium.domain.window.Regime;
import io.equilibrium.domain.window.StepMade;
import io.equilibrium.domain.window.WindowStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of every kind, by the name of the file that holds its bytes. */
final class Samples {
    private static final RunId RUN = RunId.parse("9f86d081884c0001");
    private static final String SYMBOL = "BTCUSDT";
    private static final long TIME = 1_700_000_000_123_456L;
    private static final Step STEP = new Step(
            SYMBOL,
            41,
            2,
            Direction.UP,
            3_700_000_000_000L,
            3_712_345_678_900L,
            3_712_345_678_900L,
            12_345_678_900L,
            3_712_400_000_000L,
            987_654_321L,
            TIME,
            1,
            24_691_357_801L,
            0.497_799_999_999_999_9);
    private static final Step NEXT = new Step(
            SYMBOL,
            42,
            2,
            Direction.DOWN,
            3_712_345_678_900L,
            3_700_000_000_000L,
            3_700_000_000_000L,
            12_345_678_900L,
            3_699_900_000_000L,
            987_654_400L,
            TIME + 5_000_000,
            0,
            24_691_357_801L,
            0.508_1);
    private static final Bet BET = new Bet(SYMBOL, 41, 1, Behaviour.REVERSAL, 0.502_200_000_000_000_1, STEP);
    private static final StrategyCommand CHANGE = new StrategyCommand(
            "9a2b",
            StrategyCommand.Action.CHANGE,
            SYMBOL,
            Map.of("window", "30"),
            "ana",
            "OPERATOR",
            "a longer window",
            TIME);
    private static final SignalEvent.BetResolved RESOLVED = new SignalEvent.BetResolved(BET, NEXT, true);

    private Samples() {}

    private static final WindowStatistics WINDOW =
            new WindowStatistics(13, 0.15, 1.35, 0.934, 0.176, false, Regime.TREND);
    private static final Evidence EVIDENCE = new Evidence(
            WINDOW,
            new GovernorReading(GovernorKind.BAYESIAN, 33.5, 21, 0.41, 0.87, Behaviour.CONTINUATION),
            new GateReading(Stage.CANARY, 420.5, 0.75, 2, 812, new Fraction(1, 10)));
    private static final Evidence EARLY = new Evidence(
            null,
            new GovernorReading(GovernorKind.EXPERTS, 4, 2, 0, 0.9, null),
            new GateReading(Stage.SHADOW, 1, 0, 1, 0, null));

    /** What later versions added, as it is here and as earlier versions are read. */
    private record Added(
            long place,
            long heard,
            long epoch,
            long validUntilMicros,
            @Nullable Evidence evidence) {}

    private static final Added NOW = new Added(1_234_567L, 1_234_500L, 3, TIME + 10_000_000, EVIDENCE);
    private static final Added OF_VERSION_4 =
            new Added(1_234_567L, 1_234_500L, 3, TIME + 10_000_000, withoutGate(EVIDENCE));
    private static final Added OF_VERSION_2 = new Added(1_234_567L, 1_234_500L, 3, TIME + 10_000_000, null);
    private static final Added OF_VERSION_1 = new Added(0, 0, 0, Long.MAX_VALUE, null);

    private static Evidence withoutGate(Evidence evidence) {
        return new Evidence(evidence.window(), evidence.governor(), null);
    }

    /** As this version has them: what it can say in the layout before, and the rest. */
    static Map<String, Message> byName() {
        Map<String, Message> all = ofVersion6();
        all.putAll(sinceVersion7());
        all.putAll(sinceVersion8());
        return all;
    }

    /** As the sixth version had them, and this one has them still. */
    static Map<String, Message> ofVersion6() {
        Map<String, Message> all = ofVersion5();
        all.put(
                "run-started-in-place-of-another",
                new Message.RunStarted(RUN, NOW.place(), SYMBOL, 5, List.of(new RunId(0x4e))));
        all.put("strategy-commanded", new Message.StrategyCommanded(RUN, 0, CHANGE));
        all.put(
                "strategy-answered",
                new Message.StrategyAnswered(RUN, NOW.place(), CHANGE, true, "the strategy is another now"));
        return all;
    }

    /** What came with this version. */
    static Map<String, Message> sinceVersion8() {
        return Map.of(
                "breaker-moved-symbol",
                new Message.BreakerMoved(
                        RUN,
                        NOW.place(),
                        new RiskEvent.BreakerMoved(
                                Scope.symbol(SYMBOL),
                                Tier.NORMAL,
                                Tier.HALTED,
                                "symbol-drawdown",
                                "DRAWDOWN 0.081, limit 0.08",
                                919_000_000_000L,
                                1_000_000_000_000L,
                                8_100_000,
                                4,
                                TIME)),
                "limit-neared",
                new Message.LimitNeared(
                        RUN,
                        NOW.place(),
                        new RiskEvent.LimitNeared(
                                Scope.strategy(Behaviour.REVERSAL), "strategy-drawdown", 7_300_000, 9_000_000, TIME)),
                "limit-changed",
                new Message.LimitChanged(
                        RUN,
                        NOW.place(),
                        new RiskEvent.LimitChanged(
                                new LimitChange("order-notional", 100_000_000_000L, "anna", "thin book", TIME),
                                500_000_000_000L)),
                "commanded-limit",
                new Message.Commanded(
                        RUN,
                        0,
                        new Command(
                                "limit-1",
                                Command.Action.LIMIT,
                                Command.ACCOUNT,
                                null,
                                new Command.LimitValue("order-notional", "1000"),
                                "anna",
                                "ADMIN",
                                "thin book",
                                TIME)),
                "venue-reported-erred",
                new Message.VenueReported(RUN, NOW.place(), new VenueReport.Erred(-1001, TIME)),
                "venue-reported-positioned",
                new Message.VenueReported(
                        RUN, NOW.place(), new VenueReport.Positioned(SYMBOL, 2_600_000, -2_600_000, TIME)),
                "venue-reported-alive",
                new Message.VenueReported(RUN, NOW.place(), new VenueReport.Alive(TIME)),
                "denied-correlated",
                new Message.Denied(
                        RUN,
                        NOW.place(),
                        new RiskEvent.Denied(
                                "BTCUSDT-43",
                                SYMBOL,
                                43,
                                DenialReason.CORRELATED_NOTIONAL,
                                1_600_000_000_000L,
                                1_500_000_000_000L,
                                TIME)));
    }

    /** What came with the seventh version. */
    static Map<String, Message> sinceVersion7() {
        BracketOrder order = new BracketOrder(
                "BTCUSDT-41",
                SYMBOL,
                Side.SELL,
                2_600_000,
                3_732_000_000_000L,
                3_708_000_000_000L,
                3_756_000_000_000L,
                41,
                90_210,
                TIME,
                TIME + 10_000_000,
                3,
                new Entry.Trap(3_732_000_000_000L, 3_703_200_000_000L),
                null);
        BracketOrder carried = new BracketOrder(
                "BTCUSDT-43",
                SYMBOL,
                Side.BUY,
                2_600_000,
                3_735_000_000_000L,
                3_780_000_000_000L,
                3_708_000_000_000L,
                43,
                90_230,
                TIME,
                TIME + 10_000_000,
                3,
                Entry.AT_STEP,
                new Carry(Leg.TAKE_PROFIT, 3_756_000_000_000L));
        return Map.of(
                "approved-trap",
                new Message.Approved(RUN, NOW.place(), order),
                "approved-carried",
                new Message.Approved(RUN, NOW.place(), carried),
                "answered-carried",
                answered(
                        NOW.place(),
                        new OrderEvent.Filled(
                                "BTCUSDT-43",
                                SYMBOL,
                                Leg.TAKE_PROFIT,
                                Side.SELL,
                                2_600_000,
                                3_756_010_000_000L,
                                0,
                                Liquidity.CARRIED,
                                TIME)),
                "denied-last",
                new Message.Denied(
                        RUN,
                        NOW.place(),
                        new RiskEvent.Denied("BTCUSDT-42", SYMBOL, 42, DenialReason.LAST_OF_SERIES, 0, 0, TIME)),
                "answered-level-moved",
                answered(
                        NOW.place(),
                        new OrderEvent.Expired(
                                "BTCUSDT-41", SYMBOL, Leg.ENTRY, OrderEvent.ExpiryReason.LEVEL_MOVED, TIME)),
                "answered-would-take",
                answered(
                        NOW.place(),
                        new OrderEvent.Rejected(
                                "BTCUSDT-41", SYMBOL, Leg.ENTRY, OrderEvent.RejectReason.WOULD_TAKE, TIME)));
    }

    /** As the fifth version had them. */
    static Map<String, Message> ofVersion5() {
        Map<String, Message> all = sinceVersion4(NOW, EARLY);
        all.put("progress", new Message.Progress(RUN, NOW.place(), SYMBOL, NOW.heard(), 1_234_400L, TIME));
        return all;
    }

    /** As the fourth version had them. */
    static Map<String, Message> ofVersion4() {
        return sinceVersion4(OF_VERSION_4, withoutGate(EARLY));
    }

    private static Map<String, Message> sinceVersion4(Added added, Evidence early) {
        Map<String, Message> all = sinceVersion3(added, early);
        all.put(
                "answered-filled",
                answered(
                        NOW.place(),
                        new OrderEvent.Filled(
                                "BTCUSDT-41",
                                SYMBOL,
                                Leg.STOP,
                                Side.SELL,
                                2_600_000,
                                3_700_000_000_000L,
                                3_700_100_000_000L,
                                3_700_050_000_000L,
                                48_100_000,
                                1_300_000,
                                Liquidity.TAKER,
                                TIME)));
        all.put(
                "answered-funded",
                answered(
                        NOW.place(),
                        new OrderEvent.Funded(
                                "BTCUSDT-41", SYMBOL, Leg.ENTRY, 10_000, 3_700_000_000_000L, -9_620_000, TIME)));
        return all;
    }

    /** As the third version had them. */
    static Map<String, Message> ofVersion3() {
        return sinceVersion3(OF_VERSION_4, withoutGate(EARLY));
    }

    private static Map<String, Message> sinceVersion3(Added added, Evidence early) {
        Map<String, Message> all = common(added);
        all.putAll(sinceVersion2());
        all.put(
                "signalled-bet-opened-early",
                new Message.Signalled(RUN, NOW.place(), new SignalEvent.BetOpened(BET, 13, early, false)));
        return all;
    }

    /** As the second version had them. */
    static Map<String, Message> ofVersion2() {
        Map<String, Message> all = common(OF_VERSION_2);
        all.putAll(sinceVersion2());
        return all;
    }

    /** As the first version had them. */
    static Map<String, Message> ofVersion1() {
        return common(OF_VERSION_1);
    }

    private static Map<String, Message> sinceVersion2() {
        Command trip =
                new Command("7f1c", Command.Action.TRIP, Command.ACCOUNT, Tier.HALTED, "ada", "OPERATOR", "news", TIME);
        Command pause = new Command("7f1d", Command.Action.PAUSE, SYMBOL, null, "ada", "OPERATOR", "news", TIME);
        return Map.of(
                "marked", new Message.Marked(RUN, NOW.place(), new Mark(SYMBOL, 3_700_000_000_000L, TIME)),
                "feed-changed", new Message.FeedChanged(RUN, NOW.place(), SYMBOL, false, "stopped", TIME),
                "entries-switched",
                        new Message.EntriesSwitched(
                                RUN, NOW.place(), new EntrySwitch(SYMBOL, false, "ada", "news", TIME)),
                "commanded-trip", new Message.Commanded(RunId.NONE, 0, trip),
                "commanded-pause", new Message.Commanded(RUN, NOW.place(), pause),
                "command-answered",
                        new Message.CommandAnswered(RUN, NOW.place(), "7f1c", false, "no run has an event yet"));
    }

    private static Map<String, Message> common(Added added) {
        long place = added.place();
        Map<String, Message> all = new LinkedHashMap<>();
        all.put("run-started", new Message.RunStarted(RUN, place, SYMBOL, 5));
        all.put("progress", new Message.Progress(RUN, place, SYMBOL, added.heard(), Message.Progress.UNHEARD, TIME));
        all.put("run-ended", new Message.RunEnded(RUN, place, SYMBOL, 1_000_000, 3, 2, 987_654_400L, TIME));
        all.put(
                "run-ended-every-symbol",
                new Message.RunEnded(RUN, place, Message.RunEnded.EVERY_SYMBOL, 9, 0, 1, 9, TIME));
        all.put("stepped-first", new Message.Stepped(RUN, place, new StepMade(STEP, null, 1, 1, null)));
        all.put(
                "stepped",
                new Message.Stepped(
                        RUN, place, new StepMade(NEXT, new BehaviourBit(Behaviour.REVERSAL, 0.497_8), 1, 3, WINDOW)));
        all.put(
                "symbol-halted",
                new Message.SymbolHalted(RUN, place, SYMBOL, 7, TIME, "one tick made more than 10000 steps"));
        all.putAll(signals(added));
        all.putAll(decisions(added));
        all.putAll(answers(place));
        return all;
    }

    private static Map<String, Message> signals(Added added) {
        long place = added.place();
        return Map.of(
                "signalled-bet-opened",
                        new Message.Signalled(RUN, place, new SignalEvent.BetOpened(BET, 13, added.evidence(), false)),
                "signalled-bet-resolved", new Message.Signalled(RUN, place, RESOLVED),
                "signalled-series-ended",
                        new Message.Signalled(
                                RUN,
                                place,
                                new SignalEvent.SeriesEnded(
                                        SYMBOL,
                                        41,
                                        Behaviour.REVERSAL,
                                        13,
                                        new SeriesRule(SeriesRule.Kind.FIRST_PROFIT, 7),
                                        List.of(RESOLVED))));
    }

    private static Map<String, Message> decisions(Added added) {
        long place = added.place();
        BracketOrder order = new BracketOrder(
                "BTCUSDT-41",
                SYMBOL,
                Side.SELL,
                2_600_000,
                3_708_000_000_000L,
                3_700_000_000_000L,
                3_724_700_000_000L,
                41,
                90_210,
                TIME,
                added.validUntilMicros(),
                added.epoch());
        return Map.of(
                "approved", new Message.Approved(RUN, place, order),
                "flatten", new Message.Flatten(RUN, place, SYMBOL, "drawdown 20.3 % reached 20 %", added.epoch(), TIME),
                "denied",
                        new Message.Denied(
                                RUN,
                                place,
                                new RiskEvent.Denied(
                                        "BTCUSDT-42",
                                        SYMBOL,
                                        42,
                                        DenialReason.STALE_SIGNAL,
                                        6_000_000_000L,
                                        5_000_000_000L,
                                        TIME)),
                "breaker-moved",
                        new Message.BreakerMoved(
                                RUN,
                                place,
                                new RiskEvent.BreakerMoved(
                                        Scope.ACCOUNT,
                                        Tier.NORMAL,
                                        Tier.REDUCED,
                                        "rule",
                                        "drawdown \u2265 5 %",
                                        950_000_000_000L,
                                        1_000_000_000_000L,
                                        5_000_000,
                                        added.epoch(),
                                        TIME)));
    }

    private static Map<String, Message> answers(long place) {
        String id = "BTCUSDT-41";
        return Map.of(
                "answered-accepted", answered(place, new OrderEvent.Accepted(id, SYMBOL, Leg.ENTRY, TIME)),
                "answered-filled",
                        answered(
                                place,
                                new OrderEvent.Filled(
                                        id,
                                        SYMBOL,
                                        Leg.TAKE_PROFIT,
                                        Side.BUY,
                                        2_600_000,
                                        3_700_000_000_000L,
                                        -19_240_000,
                                        Liquidity.MAKER,
                                        TIME)),
                "answered-cancelled", answered(place, new OrderEvent.Cancelled(id, SYMBOL, Leg.STOP, TIME)),
                "answered-rejected",
                        answered(
                                place,
                                new OrderEvent.Rejected(
                                        id, SYMBOL, Leg.ENTRY, OrderEvent.RejectReason.DUPLICATE_ORDER, TIME)),
                "answered-expired",
                        answered(
                                place,
                                new OrderEvent.Expired(
                                        id, SYMBOL, Leg.ENTRY, OrderEvent.ExpiryReason.BEYOND_LIMIT, TIME)));
    }

    private static Message answered(long place, OrderEvent event) {
        return new Message.Answered(RUN, place, event);
    }
}
