package io.equilibrium.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.equilibrium.domain.cost.FeeTier;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeeTierFileTest {
    private final FeeTierFile file = FeeTierFile.builtIn();

    @Test
    void theFirstTierIsTheDomainsDefault() {
        assertThat(file.tiers().getFirst()).isEqualTo(FeeTier.VIP_0);
        assertThat(file.find("vip-0", false)).isEqualTo(FeeTier.VIP_0);
    }

    @Test
    void aHigherTierPaysLess() {
        List<FeeTier> tiers = file.tiers();
        for (int i = 1; i < tiers.size(); i++) {
            assertThat(tiers.get(i).makerRateE8()).isLessThan(tiers.get(i - 1).makerRateE8());
            assertThat(tiers.get(i).takerRateE8()).isLessThan(tiers.get(i - 1).takerRateE8());
        }
    }

    @Test
    void paidInTheTokenItCostsATenthLess() {
        assertThat(file.find("VIP3", true)).isEqualTo(new FeeTier("VIP 3, paid in token", 10_800, 28_800));
        assertThat(new FeeTier("rebate", -1_000, 10).discounted(file.tokenDiscountE8()))
                .isEqualTo(new FeeTier("rebate, paid in token", -1_000, 9));
    }

    @Test
    void anUnknownTierIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.find("VIP 9", false))
                .withMessage("there is no fee tier 'VIP 9', only VIP 0, VIP 1, VIP 2, VIP 3, VIP 4, VIP 5, VIP 6");
    }
}
