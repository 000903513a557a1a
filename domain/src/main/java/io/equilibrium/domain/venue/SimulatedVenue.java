package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.market.Funding;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.OrderEvent.RejectReason;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A venue in event time: an order decided at t acts from t + its latency. The same ticks and orders give the same fills,
 * whatever the speed, as long as each order comes right before the trade that decided it: one that comes earlier would be
 * judged by prices older than itself.
 */
public final class SimulatedVenue implements Venue {
    private final PaperSettings settings;
    private final Instruments instruments;
    private final Map<String, SymbolBook> books = new TreeMap<>();

    public SimulatedVenue(PaperSettings settings, Instruments instruments) {
        this.settings = settings;
        this.instruments = instruments;
    }

    @Override
    public List<OrderEvent> on(BracketOrder order) {
        SymbolBook book = book(order.symbol());
        Optional<Instrument> instrument = instruments.find(order.symbol());
        if (instrument.isEmpty()) {
            return refused(order, RejectReason.UNKNOWN_SYMBOL);
        }
        Optional<RejectReason> refusal = book.refusal(order)
                .or(() -> Admission.refusal(order, instrument.get(), book.tape().priceE8()));
        if (refusal.isPresent()) {
            return refused(order, refusal.get());
        }
        book.add(order, instrument.get());
        return List.of();
    }

    private List<OrderEvent> refused(BracketOrder order, RejectReason reason) {
        return List.of(new OrderEvent.Rejected(
                order.orderId(),
                order.symbol(),
                Leg.ENTRY,
                reason,
                settings.latencies().actsAtMicros(order.orderId(), order.decidedAtMicros())));
    }

    /** The symbol's ticks from then on carry it out. */
    @Override
    public List<OrderEvent> flatten(String symbol, long decidedAtMicros, long epoch) {
        book(symbol).flattenAt(settings.latencies().flattensAtMicros(symbol, decidedAtMicros, epoch), epoch);
        return List.of();
    }

    @Override
    public List<OrderEvent> on(Tick tick) {
        return book(tick.symbol()).on(tick);
    }

    /** The mark is the symbol's last trade. */
    @Override
    public List<OrderEvent> on(Funding funding) {
        return book(funding.symbol()).on(funding);
    }

    /** The last accepted trade id of a symbol, {@link Long#MIN_VALUE} before the first. */
    public long lastTradeId(String symbol) {
        return book(symbol).tape().tradeId();
    }

    /** Whether no bracket is live. */
    public boolean isIdle() {
        return books.values().stream().allMatch(SymbolBook::isIdle);
    }

    /** A venue that stands as this one does and goes its own way from here. */
    public SimulatedVenue copy() {
        StateWriter state = new StateWriter();
        save(state);
        SimulatedVenue copy = new SimulatedVenue(settings, instruments);
        copy.restore(new StateReader(state.bytes()));
        return copy;
    }

    private SymbolBook book(String symbol) {
        SymbolBook book = books.get(symbol);
        if (book == null) {
            book = new SymbolBook(settings, instruments.margin());
            books.put(symbol, book);
        }
        return book;
    }

    public void save(StateWriter state) {
        state.putInt(books.size());
        books.forEach((symbol, book) -> {
            state.putString(symbol);
            book.save(state);
        });
    }

    public void restore(StateReader state) {
        books.clear();
        for (int left = state.getInt(); left > 0; left--) {
            book(state.getString()).restore(state, this::known);
        }
    }

    private Instrument known(String symbol) {
        return instruments
                .find(symbol)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the state has orders of " + symbol + ", which has no instrument filters"));
    }
}
