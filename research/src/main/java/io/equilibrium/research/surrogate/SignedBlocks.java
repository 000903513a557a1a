package io.equilibrium.research.surrogate;

import io.equilibrium.domain.market.Tick;
import java.util.function.Consumer;

/**
 * Trades at their times whose moves keep their size and, within blocks of so many, their order; each block is mirrored or not
 * by chance. What is shorter than a block, such as the bounce between bid and ask, stays. Prices stay on the data's own
 * price ticks.
 */
public final class SignedBlocks implements TickSurrogate {
    private final TickHistory history;
    private final int block;
    private final long unitE8;

    public SignedBlocks(TickHistory history, int block) {
        if (block < 1) {
            throw new IllegalArgumentException("a block must have at least one move, was " + block);
        }
        this.history = history;
        this.block = block;
        this.unitE8 = history.unitE8();
    }

    @Override
    public void tell(Draw draw, Consumer<Tick> ticks) {
        double price = history.size() == 0 ? 0 : history.priceE8(0);
        boolean mirrored = false;
        for (int i = 0; i < history.size(); i++) {
            if (i > 0) {
                if ((i - 1) % block == 0) {
                    mirrored = draw.mirrors(history.symbol(), (i - 1) / block);
                }
                double before = history.priceE8(i - 1);
                double after = history.priceE8(i);
                price *= mirrored ? before / after : after / before;
            }
            ticks.accept(history.at(i, Prices.nearest(price, unitE8)));
        }
    }
}
