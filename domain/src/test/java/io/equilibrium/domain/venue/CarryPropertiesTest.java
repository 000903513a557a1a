package io.equilibrium.domain.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Instrument;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.market.Aggressor;
import io.equilibrium.domain.market.Move;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.domain.order.BracketOrder;
import io.equilibrium.domain.order.Carry;
import io.equilibrium.domain.order.Entry;
import io.equilibrium.domain.order.Leg;
import io.equilibrium.domain.order.OrderEvent;
import io.equilibrium.domain.order.Side;
import io.equilibrium.domain.unit.E8;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many random brackets over seeded prints, of which some may be carried: a twin that knows nothing of moves deals the same. */
class CarryPropertiesTest {
    private static final String SYMBOL = "ABCUSDT";
    private static final long TICK = E8.ONE / 10;
    private static final Instrument INSTRUMENT = new Instrument(SYMBOL, TICK, E8.ONE / 1_000, E8.ONE / 1_000, 0);
    private static final long SLIP = 10_000;

    private record Deal(String order, Leg leg, boolean carried, long quantityE8, long priceE8, long timeMicros) {}

    private static Latencies latencies(long seed) {
        Latency latency = new Latency.Sampled(List.of(0L, 5_000L, 30_000L, 100_001L));
        return new Latencies(latency, latency, new Latency.Sampled(List.of(0L, 20_000L)), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTwinDealsTheSame(long seed) {
        Random random = new Random(seed);
        List<Tick> ticks = walk(random);
        Map<Integer, List<BracketOrder>> orders = orders(random, ticks);
        List<Deal> deals = dealt(ticks, orders, latencies(seed));
        assertThat(deals).isEqualTo(new Twin(latencies(seed)).deals(ticks, orders));
        for (Leg leg : List.of(Leg.TAKE_PROFIT, Leg.STOP, Leg.ENTRY)) {
            assertThat(deals).anyMatch(deal -> deal.leg() == leg && deal.carried());
            assertThat(deals).anyMatch(deal -> deal.leg() == leg && !deal.carried());
        }
        assertThat(deals).anyMatch(deal -> deal.leg() == Leg.FLATTEN);
    }

    private static List<Deal> dealt(List<Tick> ticks, Map<Integer, List<BracketOrder>> orders, Latencies latencies) {
        PaperSettings settings =
                new PaperSettings(latencies, SLIP, FeeTier.VIP_0, Tape.DEFAULT_HOLE, Microstructure.NONE);
        SimulatedVenue venue = new SimulatedVenue(settings, Instruments.of(INSTRUMENT));
        List<Deal> deals = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i++) {
            for (BracketOrder order : orders.getOrDefault(i, List.of())) {
                assertThat(venue.on(order)).isEmpty();
            }
            venue = i % 97 == 0 ? venue.copy() : venue;
            for (OrderEvent event : venue.on(ticks.get(i))) {
                if (event instanceof OrderEvent.Filled fill) {
                    deals.add(new Deal(
                            fill.orderId(),
                            fill.leg(),
                            fill.liquidity() == Liquidity.CARRIED,
                            fill.quantityE8(),
                            fill.priceE8(),
                            fill.timeMicros()));
                }
            }
        }
        return deals;
    }

    /** All orders of a symbol in the order in which they came, looked at from the last to the first at each print. */
    private static final class Twin {
        private static final class State {
            private final BracketOrder order;
            private long heldE8;
            private boolean waits = true;
            private @Nullable Long reachedAt;

            State(BracketOrder order) {
                this.order = order;
            }

            boolean buys() {
                return order.side() == Side.BUY;
            }

            boolean isStopped(long price) {
                return buys() ? price <= order.stopE8() : price >= order.stopE8();
            }

            boolean isThrough(long price) {
                return buys() ? price > order.takeProfitE8() : price < order.takeProfitE8();
            }

            void see(long price, long time) {
                Carry carry = order.carry();
                if (carry != null && reachedAt == null) {
                    boolean rising = buys() == (carry.exit() == Leg.TAKE_PROFIT);
                    reachedAt = (rising ? price >= carry.priceE8() : price <= carry.priceE8()) ? time : null;
                }
            }

            boolean mayPassTo(State later) {
                return order.carry() != null
                        && order.side() == later.order.side()
                        && order.stepSequence() < later.order.stepSequence();
            }
        }

        private final Latencies latencies;
        private final List<State> states = new ArrayList<>();
        private final List<Deal> deals = new ArrayList<>();

        Twin(Latencies latencies) {
            this.latencies = latencies;
        }

        List<Deal> deals(List<Tick> ticks, Map<Integer, List<BracketOrder>> orders) {
            for (int i = 0; i < ticks.size(); i++) {
                orders.getOrDefault(i, List.of()).forEach(order -> states.add(new State(order)));
                long price = ticks.get(i).priceE8();
                long time = ticks.get(i).eventTimeMicros();
                boolean carries = states.stream().anyMatch(state -> state.order.carry() != null);
                for (State state : carries ? states.reversed() : List.copyOf(states)) {
                    if (state.waits) {
                        enter(state, price, time);
                    } else if (state.heldE8 > 0) {
                        leave(state, price, time);
                    }
                }
                states.removeIf(state -> !state.waits && state.heldE8 == 0);
            }
            return deals;
        }

        private void enter(State state, long price, long time) {
            BracketOrder order = state.order;
            if (time < latencies.actsAtMicros(order.orderId(), order.decidedAtMicros())) {
                state.waits = !order.isResolvedAt(price);
                return;
            }
            state.waits = false;
            for (State before : states) {
                if (before.heldE8 > 0
                        && before.mayPassTo(state)
                        && !before.isStopped(price)
                        && !before.isThrough(price)) {
                    before.see(price, time);
                    if (before.reachedAt != null) {
                        long passes = Math.min(before.heldE8, order.quantityE8());
                        if (passes < before.heldE8) {
                            deal(before, Leg.FLATTEN, false, before.heldE8 - passes, slipped(before, price), time);
                        }
                        Carry carry = order(before).carry();
                        deal(before, carry == null ? Leg.FLATTEN : carry.exit(), true, passes, price, time);
                        deal(state, Leg.ENTRY, true, passes, price, time);
                        return;
                    }
                }
            }
            boolean within = state.buys() ? price <= order.limitPriceE8() : price >= order.limitPriceE8();
            if (within) {
                deal(state, Leg.ENTRY, false, order.quantityE8(), price, time);
            }
        }

        private static BracketOrder order(State state) {
            return state.order;
        }

        private void leave(State state, long price, long time) {
            state.see(price, time);
            boolean awaited = states.stream().anyMatch(later -> later.waits && state.mayPassTo(later));
            boolean closes = state.reachedAt != null
                    && !awaited
                    && latencies.closesAtMicros(state.order.orderId(), state.reachedAt) <= time;
            if (closes) {
                deal(state, Leg.FLATTEN, false, state.heldE8, slipped(state, price), time);
            } else if (state.isStopped(price)) {
                deal(state, Leg.STOP, false, state.heldE8, slipped(state, price), time);
            } else if (state.isThrough(price)) {
                deal(state, Leg.TAKE_PROFIT, false, state.heldE8, state.order.takeProfitE8(), time);
            }
        }

        private static long slipped(State state, long price) {
            BigDecimal at = BigDecimal.valueOf(price, 8);
            BigDecimal slip = at.multiply(BigDecimal.valueOf(SLIP, 8)).setScale(8, RoundingMode.HALF_EVEN);
            BigDecimal worse = state.buys() ? at.subtract(slip) : at.add(slip);
            return worse.divide(
                                    BigDecimal.valueOf(TICK, 8),
                                    0,
                                    state.buys() ? RoundingMode.FLOOR : RoundingMode.CEILING)
                            .longValueExact()
                    * TICK;
        }

        private void deal(State state, Leg leg, boolean carried, long quantity, long price, long time) {
            state.heldE8 += leg == Leg.ENTRY ? quantity : -quantity;
            deals.add(new Deal(state.order.orderId(), leg, carried, quantity, price, time));
        }
    }

    private static List<Tick> walk(Random random) {
        List<Tick> ticks = new ArrayList<>();
        long price = 1_000;
        long time = 1_000_000;
        for (int i = 1; i <= 6_000; i++) {
            price = Math.max(200, price + random.nextInt(-2, 3));
            time += 1_000L * random.nextInt(1, 30);
            ticks.add(new Tick(SYMBOL, i, price * TICK, E8.ONE, Aggressor.BUYER, Move.JUMP, time, time));
        }
        return ticks;
    }

    private static Map<Integer, List<BracketOrder>> orders(Random random, List<Tick> ticks) {
        Map<Integer, List<BracketOrder>> orders = new TreeMap<>();
        int sequence = 0;
        for (int at = 1; at < ticks.size(); at += 1 + random.nextInt(25)) {
            orders.put(at, List.of(order(++sequence, random, ticks.get(at))));
        }
        return orders;
    }

    private static BracketOrder order(int number, Random random, Tick seen) {
        Side side = random.nextInt(4) == 0 ? Side.SELL : Side.BUY;
        long away = side.sign() * TICK;
        int near = random.nextInt(3, 10);
        Carry carry = switch (random.nextInt(3)) {
            case 0 -> new Carry(Leg.TAKE_PROFIT, seen.priceE8() + away * near);
            case 1 -> new Carry(Leg.STOP, seen.priceE8() - away * near);
            default -> null;
        };
        return new BracketOrder(
                SYMBOL + "-" + number,
                SYMBOL,
                side,
                random.nextInt(1, 5) * E8.ONE,
                seen.priceE8() + away * random.nextInt(0, 5),
                seen.priceE8() + away * (near + random.nextInt(1, 10)),
                seen.priceE8() - away * (near + random.nextInt(1, 10)),
                number,
                seen.tradeId(),
                seen.eventTimeMicros(),
                Long.MAX_VALUE,
                1,
                Entry.AT_STEP,
                carry);
    }
}
