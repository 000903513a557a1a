package io.equilibrium.risk;

import io.equilibrium.domain.cost.Instruments;
import io.equilibrium.domain.cost.Margin;
import io.equilibrium.domain.risk.RiskSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** A print of everything that decides what the engine makes of its inputs: equal settings, equal print. */
final class SettingsPrint {
    private SettingsPrint() {}

    private static String margin(Margin margin) {
        return margin.isOn()
                ? "\n" + margin.leverage() + " " + margin.liquidationFeeE8() + " " + new TreeMap<>(margin.bySymbol())
                : "";
    }

    static String of(RiskSettings settings, Instruments instruments) {
        String all = settings + "\n" + new TreeMap<>(instruments.bySymbol()) + margin(instruments.margin());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
