package io.equilibrium.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.cost.Liquidity;
import io.equilibrium.domain.order.OrderEvent.Filled;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.unit.StateReader;
import io.equilibrium.domain.unit.StateWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {
    private static final long START = 1_000 * E8.ONE;

    private final Account account = new Account(START);

    private static Filled fill(String id, Leg leg, Side side, String quantity, String price, String fee) {
        String symbol = id.substring(0, id.indexOf('-'));
        return new Filled(
                id,
                symbol,
                leg,
                side,
                E8.parse(quantity),
                E8.parse(price),
                E8.parse(fee),
                leg == Leg.TAKE_PROFIT ? Liquidity.MAKER : Liquidity.TAKER,
                1_000);
    }

    private void assertMoney(String realised, String fees, String unrealised, String equity) {
        assertThat(E8.format(account.realisedE8())).as("realised").isEqualTo(realised);
        assertThat(E8.format(account.feesE8())).as("fees").isEqualTo(fees);
        assertThat(E8.format(account.unrealisedE8())).as("unrealised").isEqualTo(unrealised);
        assertThat(E8.format(account.equityE8())).as("equity").isEqualTo(equity);
        assertThat(account.cashE8())
                .isEqualTo(account.startE8() + account.realisedE8() - account.feesE8() + account.fundingE8());
    }

    @Test
    void aLongByHand() {
        account.on(fill("A-1", Leg.ENTRY, Side.BUY, "2", "100", "0.1"));
        assertMoney("0", "0.1", "0", "999.9");
        account.mark("A", 103 * E8.ONE);
        assertMoney("0", "0.1", "6", "1005.9");
        account.on(fill("A-1", Leg.TAKE_PROFIT, Side.SELL, "2", "105", "0.042"));
        assertMoney("10", "0.142", "0", "1009.858");
        assertThat(account.positions()).isEmpty();
    }

    @Test
    void aLongThatLeavesInParts() {
        account.on(fill("A-1", Leg.ENTRY, Side.BUY, "2", "100", "0.1"));
        account.on(part(Leg.TAKE_PROFIT, "0.5", "104", "1.5"));
        assertMoney("2", "0.1", "6", "1007.9");
        assertThat(account.positions())
                .containsExactly(new Position("A-1", "A", Side.BUY, 3 * E8.ONE / 2, 100 * E8.ONE, 0));
        assertThatThrownBy(() -> account.on(part(Leg.TAKE_PROFIT, "0.5", "104", "0.5")))
                .isInstanceOf(IllegalArgumentException.class);
        account.on(part(Leg.STOP, "1.5", "98", "0"));
        assertMoney("-1", "0.1", "0", "998.9");
        assertThat(account.positions()).isEmpty();
    }

    private static Filled part(Leg leg, String quantity, String price, String remaining) {
        return new Filled(
                "A-1",
                "A",
                leg,
                Side.SELL,
                E8.parse(quantity),
                E8.parse(price),
                E8.parse(price),
                E8.parse(price),
                0,
                E8.parse(remaining),
                Liquidity.MAKER,
                1_000);
    }

    @Test
    void aShortByHandBesideALongOfAnotherSymbol() {
        account.on(fill("A-1", Leg.ENTRY, Side.SELL, "3", "100", "0.15"));
        account.on(fill("B-1", Leg.ENTRY, Side.BUY, "10", "5", "0.025"));
        account.mark("A", 104 * E8.ONE);
        account.mark("C", E8.ONE);
        assertMoney("0", "0.175", "-12", "987.825");
        account.on(fill("A-1", Leg.STOP, Side.BUY, "3", "105", "0.1575"));
        assertMoney("-15", "0.3325", "0", "984.6675");
        account.mark("B", E8.ONE);
        assertMoney("-15", "0.3325", "-40", "944.6675");
        account.on(fill("B-1", Leg.FLATTEN, Side.SELL, "10", "6", "-0.01"));
        assertMoney("-5", "0.3225", "0", "994.6775");
    }

    @Test
    void fundingByHand() {
        account.on(fill("A-1", Leg.ENTRY, Side.BUY, "2", "100", "0.1"));
        account.on(fill("B-1", Leg.ENTRY, Side.SELL, "4", "50", "0.1"));
        account.on(funded("A-1", Side.BUY, "2", "0.0001", "110"));
        assertMoney("0", "0.2", "0", "999.778");
        account.on(funded("B-1", Side.SELL, "4", "0.0003", "60"));
        assertMoney("0", "0.2", "0", "999.85");
        account.on(funded("B-1", Side.SELL, "4", "-0.001", "60"));
        assertMoney("0", "0.2", "0", "999.61");
        assertThat(E8.format(account.fundingE8())).isEqualTo("-0.19");
        account.on(fill("A-1", Leg.STOP, Side.SELL, "2", "99", "0"));
        assertMoney("-2", "0.2", "0", "997.61");
    }

    @Test
    void fundingOfWhatIsNotOpenIsRefusedAndChangesNothing() {
        account.on(fill("A-1", Leg.ENTRY, Side.BUY, "2", "100", "0.1"));
        byte[] before = saved(account);
        assertThatThrownBy(() -> account.on(funded("A-2", Side.BUY, "2", "0.0001", "110")))
                .hasMessage("no open position of A-2 that is funded");
        assertThat(saved(account)).isEqualTo(before);
    }

    private static OrderEvent.Funded funded(String id, Side side, String quantity, String rate, String mark) {
        long notional = E8.multiply(E8.parse(quantity), E8.parse(mark));
        return new OrderEvent.Funded(
                id,
                id.substring(0, id.indexOf('-')),
                Leg.ENTRY,
                E8.parse(rate),
                E8.parse(mark),
                side.fundingE8(notional, E8.parse(rate)),
                1_000);
    }

    @Test
    void severalPositionsOfOneSymbolAreHeldApart() {
        account.on(fill("A-1", Leg.ENTRY, Side.BUY, "1", "100", "0"));
        account.on(fill("A-2", Leg.ENTRY, Side.SELL, "1", "110", "0"));
        assertThat(account.positions()).extracting(Position::orderId).containsExactly("A-1", "A-2");
        assertMoney("0", "0", "10", "1010");
        assertThat(new Position("A-2", "A", Side.SELL, E8.ONE, 110 * E8.ONE, 0).notionalAtE8(90 * E8.ONE))
                .isEqualTo(90 * E8.ONE);
    }

    @Test
    void aProfitIsRoundedHalfEvenOnce() {
        account.on(new Filled("A-1", "A", Leg.ENTRY, Side.BUY, 50_000_000, 10, 0, Liquidity.TAKER, 1));
        account.on(new Filled("A-1", "A", Leg.STOP, Side.SELL, 50_000_000, 13, 0, Liquidity.TAKER, 2));
        assertThat(account.realisedE8()).isEqualTo(2);
        account.on(new Filled("A-2", "A", Leg.ENTRY, Side.SELL, 50_000_000, 10, 0, Liquidity.TAKER, 3));
        account.on(new Filled("A-2", "A", Leg.STOP, Side.BUY, 50_000_000, 11, 0, Liquidity.TAKER, 4));
        assertThat(account.realisedE8()).isEqualTo(2);
    }

    @Test
    void fillsThatFitNoPositionAreRefusedAndChangeNothing() {
        account.on(fill("A-1", Leg.ENTRY, Side.BUY, "2", "100", "0.1"));
        byte[] before = saved(account);
        for (Filled odd : List.of(
                fill("A-1", Leg.ENTRY, Side.BUY, "2", "100", "0.1"),
                fill("A-2", Leg.STOP, Side.SELL, "2", "100", "0.1"),
                fill("A-1", Leg.STOP, Side.BUY, "2", "100", "0.1"),
                fill("A-1", Leg.STOP, Side.SELL, "1", "100", "0.1"))) {
            assertThatThrownBy(() -> account.on(odd)).isInstanceOf(IllegalArgumentException.class);
            assertThat(saved(account)).isEqualTo(before);
        }
    }

    @Test
    void moneyThatDoesNotFitIsRefusedAndChangesNothing() {
        account.on(new Filled("A-1", "A", Leg.ENTRY, Side.BUY, Long.MAX_VALUE, 1, 1, Liquidity.TAKER, 1));
        byte[] before = saved(account);
        assertThatThrownBy(() -> account.on(
                        new Filled("A-1", "A", Leg.STOP, Side.SELL, Long.MAX_VALUE, 3 * E8.ONE, 0, Liquidity.TAKER, 2)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> account.on(
                        new Filled("A-2", "A", Leg.ENTRY, Side.BUY, 1, 1, Long.MAX_VALUE, Liquidity.TAKER, 2)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(saved(account)).isEqualTo(before);
    }

    private static byte[] saved(Account account) {
        StateWriter state = new StateWriter();
        account.save(state);
        return state.bytes();
    }

    /** What the coins bought and sold cost and are worth: no positions, no realised profit, only cash and holdings. */
    private static final class Ledger {
        private BigInteger cashE16 = e16(START);
        private final Map<String, Long> holdings = new TreeMap<>();

        private static BigInteger e16(long valueE8) {
            return BigInteger.valueOf(valueE8).multiply(BigInteger.valueOf(E8.ONE));
        }

        void on(Filled fill) {
            long signed = fill.side().sign() * fill.quantityE8();
            holdings.merge(fill.symbol(), signed, Long::sum);
            cashE16 = cashE16.subtract(BigInteger.valueOf(signed).multiply(BigInteger.valueOf(fill.priceE8())));
            cashE16 = cashE16.subtract(e16(fill.feeE8()));
        }

        void on(OrderEvent.Funded funded) {
            cashE16 = cashE16.add(e16(funded.amountE8()));
        }

        long equityE8(Map<String, Long> marks) {
            BigInteger worth = cashE16;
            for (Map.Entry<String, Long> held : holdings.entrySet()) {
                worth = worth.add(
                        BigInteger.valueOf(held.getValue()).multiply(BigInteger.valueOf(marks.get(held.getKey()))));
            }
            BigInteger[] parts = worth.divideAndRemainder(BigInteger.valueOf(E8.ONE));
            assertThat(parts[1]).isZero();
            return parts[0].longValueExact();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equityIsWhatALedgerOfCashAndCoinsSays(long seed) {
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        Map<String, Long> marks = new TreeMap<>();
        List<Filled> open = new ArrayList<>();
        for (int i = 1; i <= 2_000; i++) {
            Filled fill = open.isEmpty() || random.nextInt(5) < 2
                    ? entry(random, i)
                    : exit(random, open.remove(random.nextInt(open.size())));
            if (fill.leg() == Leg.ENTRY) {
                open.add(fill);
            }
            account.on(fill);
            ledger.on(fill);
            marks.put(fill.symbol(), fill.priceE8());
            assertThat(account.equityE8()).isEqualTo(ledger.equityE8(marks));
            if (!open.isEmpty()) {
                Filled held = open.get(random.nextInt(open.size()));
                long rate = random.nextInt(200_000) - 100_000L;
                long amount = held.side().fundingE8(E8.multiply(held.priceE8(), held.quantityE8()), rate);
                OrderEvent.Funded funded = new OrderEvent.Funded(
                        held.orderId(), held.symbol(), Leg.ENTRY, rate, held.priceE8(), amount, 1);
                account.on(funded);
                ledger.on(funded);
                assertThat(account.equityE8()).isEqualTo(ledger.equityE8(marks));
            }
            assertThat(account.cashE8())
                    .isEqualTo(account.startE8() + account.realisedE8() - account.feesE8() + account.fundingE8());
            String moved = fill.symbol();
            marks.put(moved, price(random));
            account.mark(moved, marks.get(moved));
            assertThat(account.equityE8()).isEqualTo(ledger.equityE8(marks));
            assertThat(account.positions()).hasSize(open.size());
        }
    }

    /** In cents, so that with quantities in thousandths every notional is whole. */
    private static long price(Random random) {
        return (1 + random.nextInt(10_000_000)) * 1_000_000L;
    }

    private static Filled entry(Random random, int i) {
        String symbol = String.valueOf((char) ('A' + random.nextInt(4)));
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long quantity = (1 + random.nextInt(10_000)) * 100_000L;
        return filled(symbol + "-" + i, symbol, Leg.ENTRY, side, quantity, price(random));
    }

    private static Filled exit(Random random, Filled entry) {
        Leg leg = List.of(Leg.TAKE_PROFIT, Leg.STOP, Leg.FLATTEN).get(random.nextInt(3));
        return filled(entry.orderId(), entry.symbol(), leg, entry.side().opposite(), entry.quantityE8(), price(random));
    }

    private static Filled filled(String id, String symbol, Leg leg, Side side, long quantity, long price) {
        Liquidity liquidity = leg == Leg.TAKE_PROFIT ? Liquidity.MAKER : Liquidity.TAKER;
        long fee = FeeTier.VIP_0.feeE8(E8.multiply(price, quantity), liquidity);
        return new Filled(id, symbol, leg, side, quantity, price, fee, liquidity, 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7})
    void aRestoredAccountGoesOnAsIfNothingHadHappened(long seed) {
        Random random = new Random(seed);
        List<Filled> open = new ArrayList<>();
        Account restored = new Account(0);
        for (int i = 1; i <= 300; i++) {
            Filled fill = open.isEmpty() || random.nextBoolean() ? entry(random, i) : exit(random, open.removeFirst());
            if (fill.leg() == Leg.ENTRY) {
                open.add(fill);
            }
            byte[] state = saved(account);
            StateReader reader = new StateReader(state);
            restored.restore(reader);
            reader.end();
            account.on(fill);
            restored.on(fill);
            assertThat(restored.equityE8()).isEqualTo(account.equityE8());
            assertThat(saved(restored)).isEqualTo(saved(account));
        }
    }

    @Test
    void aStateThatIsCutShortIsRefused() {
        account.on(fill("A-1", Leg.ENTRY, Side.BUY, "2", "100", "0.1"));
        byte[] state = saved(account);
        for (int length = 0; length < state.length; length++) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> new Account(0).restore(new StateReader(cut)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
