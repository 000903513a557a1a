package io.equilibrium.domain.evidence;

/**
 * One bet that is over, as it was on paper and as it was traded: what its quantity (E8) would have made between the two
 * levels, what its fills made after fees and funding, and the parts of the difference, E8; why it never traded ({@link
 * #TRADED} where it did).
 */
public record BetDrag(
        String orderId,
        String symbol,
        long quantityE8,
        long statisticalE8,
        long filledE8,
        DragParts parts,
        String skippedBecause) {
    public static final String TRADED = "";

    public BetDrag {
        if (statisticalE8 - filledE8 != parts.sumE8()) {
            throw new IllegalArgumentException(
                    orderId + ": " + parts + " do not add up to " + statisticalE8 + " less " + filledE8);
        }
    }

    public boolean isTraded() {
        return skippedBecause.equals(TRADED);
    }
}
