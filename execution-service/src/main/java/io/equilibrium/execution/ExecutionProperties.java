package io.equilibrium.execution;

import io.equilibrium.contract.LatencyText;
import io.equilibrium.contract.QueueText;
import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.venue.Latencies;
import io.equilibrium.domain.venue.Latency;
import io.equilibrium.domain.venue.Microstructure;
import io.equilibrium.domain.venue.PaperSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code equilibrium.paper.*}: how the paper venue answers, decimals as text.
 *
 * @param latency from an order's sending to its acting, in event time, as {@link LatencyText} reads it
 * @param cancelLatency from a cancellation's sending to its acting; blank: as an order's
 * @param dataLatency from a trade to what is decided at it
 * @param seed of what is drawn
 * @param stopSlippage how far a stop slips, as a share of the price: 0.0001 is one basis point
 * @param makerFee share of the notional, below 0 for a rebate
 * @param takerFee share of the notional
 * @param hole silence longer than this starts a segment; as in signal-service
 * @param halfSpread share of the price between it and the best price of the modelled book
 * @param levelNotional what stands at each level of the modelled book; blank: as much as anybody wants
 * @param quotes whether recorded quotes go before the model
 * @param queue how resting orders wait their turn, as {@link QueueText} reads it
 * @param participation share of a trade's quantity that a resting order gets at most; blank: all it needs
 * @param mostWaiting ticks of one partition that may wait for decisions before reading it pauses
 * @param mostHeld orders that may wait for their ticks before reading decisions pauses; each is a part of the stored state
 */
@ConfigurationProperties("equilibrium.paper")
public record ExecutionProperties(
        @DefaultValue("50ms") String latency,
        @DefaultValue("") String cancelLatency,
        @DefaultValue("0ms") String dataLatency,
        @DefaultValue("0") long seed,
        @DefaultValue("0.0001") String stopSlippage,
        @DefaultValue("0.0002") String makerFee,
        @DefaultValue("0.0005") String takerFee,
        @DefaultValue("24h") Duration hole,
        @DefaultValue("0") String halfSpread,
        @DefaultValue("") String levelNotional,
        @DefaultValue("false") boolean quotes,
        @DefaultValue("traded-through") String queue,
        @DefaultValue("") String participation,
        @DefaultValue("100000") int mostWaiting,
        @DefaultValue("500") int mostHeld) {
    public ExecutionProperties {
        if (!hole.isPositive()) {
            throw new IllegalArgumentException("equilibrium.paper.hole must be positive, was " + hole);
        }
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("equilibrium.paper.most-waiting must be at least 1, was " + mostWaiting);
        }
        if (mostHeld < 1) {
            throw new IllegalArgumentException("equilibrium.paper.most-held must be at least 1, was " + mostHeld);
        }
    }

    /**
     * The same for the domain, in E8.
     *
     * @throws IllegalArgumentException naming the property that is no number, or the rule that is broken
     */
    public PaperSettings settings() {
        FeeTier fees = new FeeTier("configured", e8("maker-fee", makerFee), e8("taker-fee", takerFee));
        return new PaperSettings(latencies(), e8("stop-slippage", stopSlippage), fees, hole, market());
    }

    private Microstructure market() {
        return new Microstructure(
                e8("half-spread", halfSpread),
                orEndless("level-notional", levelNotional),
                quotes,
                QueueText.parse(queue),
                orEndless("participation", participation));
    }

    private static long orEndless(String name, String decimal) {
        return decimal.isBlank() ? Microstructure.ENDLESS : e8(name, decimal);
    }

    private Latencies latencies() {
        Latency order = latency("latency", latency);
        Latency cancel = cancelLatency.isBlank() ? order : latency("cancel-latency", cancelLatency);
        return new Latencies(order, cancel, latency("data-latency", dataLatency), seed);
    }

    private static Latency latency(String name, String text) {
        try {
            return LatencyText.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "equilibrium.paper." + name + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static long e8(String name, String decimal) {
        try {
            return E8.parse(decimal);
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "equilibrium.paper." + name + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
