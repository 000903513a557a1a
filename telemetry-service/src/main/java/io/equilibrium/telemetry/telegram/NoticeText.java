package io.equilibrium.telemetry.telegram;

import io.equilibrium.contract.Command;
import io.equilibrium.contract.LimitText;
import io.equilibrium.contract.StrategyCommand;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.EntrySwitch;
import io.equilibrium.domain.risk.RiskEvent;
import io.equilibrium.domain.risk.Scope;
import io.equilibrium.domain.unit.E8;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.TreeMap;

/** What a notice says, in one or two lines of plain text; times are event times in UTC. */
final class NoticeText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private NoticeText() {}

    static String of(RiskEvent.BreakerMoved moved) {
        String sign = switch (moved.to()) {
            case NORMAL -> "🟢";
            case REDUCED, TRIAL -> "🟡";
            case HALTED -> "🟠";
            case KILLED -> "🔴";
        };
        String whose = moved.scope().equals(Scope.ACCOUNT) ? "Breaker " : "Breaker of " + moved.scope() + " ";
        return sign + " " + whose + moved.from() + " → " + moved.to() + " by " + moved.actor() + ": " + moved.cause()
                + "\n   equity " + money(moved.equityE8()) + " USDT, "
                + money(Math.multiplyExact(moved.drawdownE8(), 100)) + " % below its peak of "
                + money(moved.peakE8()) + ", " + time(moved.timeMicros());
    }

    static String of(RiskEvent.LimitNeared neared) {
        return "⚠ " + neared.scope() + " is near its limit " + neared.rule() + ": "
                + LimitText.shown(neared.rule(), neared.reading()) + " of "
                + LimitText.shown(neared.rule(), neared.threshold()) + ", " + time(neared.timeMicros());
    }

    static String of(RiskEvent.LimitChanged changed) {
        String name = changed.change().name();
        return "👤 " + changed.change().actor() + " set " + name + " from " + LimitText.shown(name, changed.before())
                + " to " + LimitText.shown(name, changed.change().value()) + ": "
                + changed.change().reason() + ", " + time(changed.timeMicros());
    }

    static String of(OrderEvent.Filled fill) {
        return fill.symbol() + " " + fill.leg().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                + fill.side().name().toLowerCase(Locale.ROOT) + " " + E8.format(fill.quantityE8()) + " at "
                + E8.format(fill.priceE8()) + ", fee " + money(fill.feeE8()) + ", " + time(fill.timeMicros());
    }

    static String of(Command command) {
        Command.LimitValue limit = command.limit();
        String tier = command.tier() == null ? "" : " to " + command.tier();
        String set = limit == null ? "" : " " + limit.name() + " to " + limit.value();
        return "👤 " + command.actor() + " (" + command.role() + ") commands " + command.action() + tier + set
                + ", scope " + command.scope() + ": " + command.reason();
    }

    static String of(StrategyCommand command) {
        String settings = command.settings().isEmpty() ? "" : " to " + new TreeMap<>(command.settings());
        return "👤 " + command.actor() + " (" + command.role() + ") commands " + command.action() + settings
                + ", strategy of " + command.symbol() + ": " + command.reason();
    }

    static String of(EntrySwitch to) {
        String what = to.symbol().equals(EntrySwitch.EVERY_SYMBOL) ? "All entries" : "Entries of " + to.symbol();
        return (to.open() ? "▶ " + what + " resumed by " : "⏸ " + what + " paused by ") + to.actor() + ": "
                + to.reason() + ", " + time(to.timeMicros());
    }

    private static String money(long valueE8) {
        return BigDecimal.valueOf(valueE8, 8)
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String time(long micros) {
        return TIME.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
