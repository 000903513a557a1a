package io.equilibrium.telemetry;

import io.equilibrium.domain.order.Account;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.domain.unit.E8;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * One run's account as its fills, steps and marks show it, and the breaker's tier as risk-service last said. Money in E8;
 * a place is one on the run's tape.
 */
public final class AccountBook {
    /** A price that the account has not come to yet; at one place a step comes before the mark. */
    private record Price(long place, boolean mark, long number, String symbol, long priceE8) {
        private static final Comparator<Price> ORDER = Comparator.comparingLong(Price::place)
                .thenComparing(Price::mark)
                .thenComparingLong(Price::number);
    }

    /** Equity, its peak, the share of the peak that is lost, and the tier. */
    public record Standing(long equityE8, long peakE8, long drawdownE8, Tier tier) {}

    private final long startE8;
    private final PriorityQueue<Price> ahead = new PriorityQueue<>(Price.ORDER);
    private final Map<String, Long> valuedAt = new HashMap<>();
    private Account account;
    private long prices;
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
        valuedAt.clear();
        peakE8 = startE8;
        tier = Tier.NORMAL;
    }

    /** A step's price, which values positions once fills have come that far: steps may be read well before them. */
    void step(long place, String symbol, long priceE8) {
        ahead.add(new Price(place, false, prices++, symbol, priceE8));
    }

    /** Likewise a sampled price. */
    void mark(long place, String symbol, long priceE8) {
        ahead.add(new Price(place, true, prices++, symbol, priceE8));
    }

    /** Fills of all symbols are complete through a place. */
    void filledThrough(long place) {
        for (Price next = ahead.peek(); next != null && next.place() <= place; next = ahead.peek()) {
            ahead.remove();
            // What is read late may be older than the fill that the symbol was valued at since.
            if (next.place() >= valuedAt.getOrDefault(next.symbol(), Long.MIN_VALUE)) {
                valuedAt.put(next.symbol(), next.place());
                account.mark(next.symbol(), next.priceE8());
                raisePeak();
            }
        }
    }

    /** Throws {@link IllegalArgumentException} if the fill closes what is not open. */
    void on(long place, OrderEvent.Filled fill) {
        filledThrough(place);
        account.on(fill);
        valuedAt.put(fill.symbol(), place);
        raisePeak();
    }

    /** Throws {@link IllegalArgumentException} if what is funded is not open. */
    void on(long place, OrderEvent.Funded funded) {
        filledThrough(place);
        account.on(funded);
        raisePeak();
    }

    void on(Tier now) {
        tier = now;
    }

    private void raisePeak() {
        peakE8 = Math.max(peakE8, account.equityE8());
    }

    Standing standing() {
        long equity = account.equityE8();
        long drawdown = peakE8 <= 0 ? E8.ONE : E8.multiplyDivide(peakE8 - equity, E8.ONE, peakE8);
        return new Standing(equity, peakE8, drawdown, tier);
    }
}
