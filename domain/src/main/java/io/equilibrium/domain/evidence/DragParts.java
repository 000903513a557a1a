package io.equilibrium.domain.evidence;

/**
 * What parted a bet's money from its statistical twin's, E8, each above 0 where it cost: fees; the spread that its fills
 * crossed; what the market moved between decision and acting; prices worse than the market's, among them a jump beyond the
 * level and rounding; funding; an exit by another leg than the twin's; a bet, or a part of it, that never traded; and, below
 * 0, those of the fees that a position kept from bet to bet was spared. Together they are the difference, exactly.
 */
public record DragParts(
        long feeE8,
        long spreadE8,
        long latencyE8,
        long slippageE8,
        long fundingE8,
        long partedE8,
        long skippedE8,
        long carriedE8) {
    public static final DragParts NONE = new DragParts(0, 0, 0, 0, 0, 0, 0, 0);

    static DragParts skipped(long statisticalE8) {
        return new DragParts(0, 0, 0, 0, 0, 0, statisticalE8, 0);
    }

    public DragParts plus(DragParts other) {
        return new DragParts(
                Math.addExact(feeE8, other.feeE8),
                Math.addExact(spreadE8, other.spreadE8),
                Math.addExact(latencyE8, other.latencyE8),
                Math.addExact(slippageE8, other.slippageE8),
                Math.addExact(fundingE8, other.fundingE8),
                Math.addExact(partedE8, other.partedE8),
                Math.addExact(skippedE8, other.skippedE8),
                Math.addExact(carriedE8, other.carriedE8));
    }

    public long sumE8() {
        return feeE8 + spreadE8 + latencyE8 + slippageE8 + fundingE8 + partedE8 + skippedE8 + carriedE8;
    }
}
