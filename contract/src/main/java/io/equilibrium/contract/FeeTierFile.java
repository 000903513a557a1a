package io.equilibrium.contract;

import io.equilibrium.domain.cost.FeeTier;
import io.equilibrium.domain.unit.E8;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The venue's fee tiers as data, as they were on a day, and the share (E8) that paying with its token takes off. Regular
 * users' rates are the venue's own; those of VIP 1 to 6 are as a third party lists them.
 */
public record FeeTierFile(LocalDate asOf, long tokenDiscountE8, List<FeeTier> tiers) {
    private static final String BUILT_IN = "/fee-tiers.json";
    private static final JsonMapper JSON = StrictJson.mapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public FeeTierFile {
        tiers = List.copyOf(tiers);
    }

    public static FeeTierFile builtIn() {
        try (InputStream file = FeeTierFile.class.getResourceAsStream(BUILT_IN)) {
            Rows rows = JSON.readValue(Objects.requireNonNull(file, BUILT_IN).readAllBytes(), Rows.class);
            return new FeeTierFile(
                    rows.asOf(),
                    E8.parse(rows.tokenDiscount()),
                    rows.tiers().stream().map(Row::tier).toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The tier of a name, in any case and with or without its spaces and hyphens; with the discount if the fee is paid in
     * the venue's token.
     *
     * @throws IllegalArgumentException if there is none; names those that there are
     */
    public FeeTier find(String name, boolean paidInToken) {
        FeeTier found = tiers.stream()
                .filter(tier -> bare(tier.name()).equals(bare(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fee tier '" + name + "', only "
                        + tiers.stream().map(FeeTier::name).collect(Collectors.joining(", "))));
        return paidInToken ? found.discounted(tokenDiscountE8) : found;
    }

    private static String bare(String name) {
        return name.replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
    }

    private record Rows(LocalDate asOf, String tokenDiscount, List<Row> tiers) {}

    private record Row(String name, String maker, String taker) {
        FeeTier tier() {
            return new FeeTier(name, E8.parse(maker), E8.parse(taker));
        }
    }
}
