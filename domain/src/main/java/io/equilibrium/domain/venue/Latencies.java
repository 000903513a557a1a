package io.equilibrium.domain.venue;

import java.time.Duration;

/**
 * What lies between a trade and the venue's acting on what was decided at it: market data on its way to us, then an order
 * or a cancellation on its way to the venue. Each draw is a function of seed, name and kind alone, so that copies of a
 * venue, a venue that was restored, and another process draw the same.
 */
public record Latencies(Latency order, Latency cancel, Latency marketData, long seed) {
    /** Which of them is drawn, and what parts its draws from those of the others. */
    private enum Kind {
        ORDER(0x6f72_6465_72L),
        CANCEL(0x6361_6e63_656cL),
        MARKET_DATA(0x6d61_726b_6574L);

        private final long salt;

        Kind(long salt) {
            this.salt = salt;
        }
    }

    private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;

    /** Orders and cancellations take this long, market data no time. */
    public static Latencies constant(Duration always) {
        Latency latency = Latency.of(always);
        return new Latencies(latency, latency, Latency.NONE, 0);
    }

    /** When an order that was decided at a trade's time acts. */
    public long actsAtMicros(String orderId, long decidedAtMicros) {
        return decidedAtMicros
                + marketData.micros(bits(Kind.MARKET_DATA, orderId, 0))
                + order.micros(bits(Kind.ORDER, orderId, 0));
    }

    /** When an entry is taken back, as decided at a trade's time. */
    public long withdrawsAtMicros(String orderId, long decidedAtMicros) {
        return decidedAtMicros
                + marketData.micros(bits(Kind.MARKET_DATA, orderId, 1))
                + cancel.micros(bits(Kind.CANCEL, orderId, 1));
    }

    /** When what an order holds is closed for want of another that takes it over, as seen at a trade's time. */
    public long closesAtMicros(String orderId, long seenAtMicros) {
        return seenAtMicros
                + marketData.micros(bits(Kind.MARKET_DATA, orderId, 2))
                + order.micros(bits(Kind.ORDER, orderId, 2));
    }

    /** When a flattening of a symbol that was decided at a trade's time acts. */
    public long flattensAtMicros(String symbol, long decidedAtMicros, long epoch) {
        return decidedAtMicros
                + marketData.micros(bits(Kind.MARKET_DATA, symbol, epoch))
                + cancel.micros(bits(Kind.CANCEL, symbol, epoch));
    }

    private long bits(Kind kind, String name, long number) {
        long bits = mix(seed ^ kind.salt);
        for (int i = 0; i < name.length(); i++) {
            bits = mix(bits ^ name.charAt(i));
        }
        return mix(bits ^ number);
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private static long mix(long bits) {
        long mixed = bits + GOLDEN_GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return mixed ^ (mixed >>> 31);
    }
}
