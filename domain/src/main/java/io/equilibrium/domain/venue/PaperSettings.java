package io.equilibrium.domain.venue;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.market.Tape;
import io.equilibrium.domain.unit.E8;
import java.time.Duration;

/**
 * How the simulated venue answers: after what latencies, how far stops slip (an E8 rate of the price), at what fees, and
 * what the market is like between trades.
 */
public record PaperSettings(
        Latencies latencies, long stopSlippageRateE8, FeeTier fees, Duration hole, Microstructure market) {
    /** 50 ms, one basis point, VIP 0, no spread. */
    public static final PaperSettings DEFAULT =
            new PaperSettings(Duration.ofMillis(50), 10_000, FeeTier.VIP_0, Tape.DEFAULT_HOLE);

    public PaperSettings {
        if (stopSlippageRateE8 < 0 || stopSlippageRateE8 >= E8.ONE) {
            throw new IllegalArgumentException(
                    "stop slippage must be at least 0 and below 1, was " + E8.format(stopSlippageRateE8));
        }
    }

    /** The same latency for everything that is sent, and nothing between trades. */
    public PaperSettings(Duration latency, long stopSlippageRateE8, FeeTier fees, Duration hole) {
        this(Latencies.constant(latency), stopSlippageRateE8, fees, hole, Microstructure.NONE);
    }
}
