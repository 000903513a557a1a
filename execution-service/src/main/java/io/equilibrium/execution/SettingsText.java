package io.equilibrium.execution;

import io.equilibrium.contract.LatencyText;
import io.equilibrium.contract.QueueText;
import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.unit.E8;
import io.equilibrium.domain.venue.Latencies;
import io.equilibrium.domain.venue.Latency;
import io.equilibrium.domain.venue.Microstructure;
import io.equilibrium.domain.venue.PaperSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Everything that decides how the venue answers, in one line: equal settings, equal text. */
final class SettingsText {
    private static final int DIGITS = 16;

    private SettingsText() {}

    static String of(PaperSettings settings, Instruments instruments) {
        return "latency " + latency(settings.latencies()) + ", stop slippage "
                + E8.format(settings.stopSlippageRateE8())
                + ", fees " + E8.format(settings.fees().makerRateE8()) + " and "
                + E8.format(settings.fees().takerRateE8()) + ", hole " + settings.hole() + market(settings.market())
                + ", instruments "
                + print(instruments)
                + margin(instruments.margin());
    }

    private static String margin(Margin margin) {
        return margin.isOn()
                ? ", leverage " + margin.leverage() + " by "
                        + print(margin.liquidationFeeE8() + " " + new TreeMap<>(margin.bySymbol()))
                : "";
    }

    private static String market(Microstructure market) {
        return ", half spread " + E8.format(market.halfSpreadRateE8()) + ", level "
                + E8.format(market.levelNotionalE8())
                + ", quotes " + market.quotes() + ", queue " + QueueText.format(market.queue()) + ", participation "
                + E8.format(market.participationE8());
    }

    private static String latency(Latencies latencies) {
        return text(latencies.order()) + ", of cancellations " + text(latencies.cancel()) + ", of market data "
                + text(latencies.marketData()) + ", seed " + latencies.seed();
    }

    private static String text(Latency latency) {
        return switch (latency) {
            case Latency.Constant always -> LatencyText.format(always);
            case Latency.Sampled sampled -> sampled.samples().size() + " samples " + print(LatencyText.format(sampled));
        };
    }

    private static String print(Instruments instruments) {
        return print(new TreeMap<>(instruments.bySymbol()).toString());
    }

    private static String print(String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all);
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
