package io.equilibrium.telemetry;

import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.E8;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** One run's account as its fills and steps show it, and the breaker's tier as risk-service last said. Money in E8. */
public final class AccountBook {
    /** A price that the account has not come to yet. */
    private record Mark(long timeMicros, long priceE8) {}

    /** Equity, its peak, the share of the peak that is lost, and the tier. */
    public record Standing(long equityE8, long peakE8, long drawdownE8, Tier tier) {}

    private final long startE8;
    private final Map<String, Deque<Mark>> ahead = new HashMap<>();
    private Account account;
    private long peakE8;
    private Tier tier = Tier.NORMAL;

    public AccountBook(long startE8) {
        this.startE8 = startE8;
        this.account = new Account(startE8);
        this.peakE8 = startE8;
    }

    void startRun() {
        account = new Account(startE8);
        ahead.clear();
        peakE8 = startE8;
        tier = Tier.NORMAL;
    }

    /** A price at a time, which values positions once fills have come that far: steps may be read well before them. */
    void mark(String symbol, long timeMicros, long priceE8) {
        ahead.computeIfAbsent(symbol, _ -> new ArrayDeque<>()).add(new Mark(timeMicros, priceE8));
    }

    /** Fills of the symbol are complete until then. */
    void filledUntil(String symbol, long timeMicros) {
        Deque<Mark> marks = ahead.getOrDefault(symbol, new ArrayDeque<>());
        while (!marks.isEmpty() && marks.getFirst().timeMicros() <= timeMicros) {
            account.mark(symbol, marks.removeFirst().priceE8());
        }
    }

    /** Throws {@link IllegalArgumentException} if the fill closes what is not open. */
    void on(OrderEvent.Filled fill) {
        account.on(fill);
    }

    void on(Tier now) {
        tier = now;
    }

    Standing standing() {
        long equity = account.equityE8();
        peakE8 = Math.max(peakE8, equity);
        long drawdown = peakE8 <= 0 ? E8.ONE : E8.multiplyDivide(peakE8 - equity, E8.ONE, peakE8);
        return new Standing(equity, peakE8, drawdown, tier);
    }
}
