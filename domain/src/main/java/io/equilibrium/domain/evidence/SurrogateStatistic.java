package io.equilibrium.domain.evidence;

/** What is compared with surrogates, how much data it takes, and which side is extreme. */
public enum SurrogateStatistic {
    /** The share of events won; extreme when high. */
    WIN_RATE("win rate", "events", 20) {
        @Override
        public double of(StrategyTally tally) {
            return tally.winRate();
        }

        @Override
        public long size(StrategyTally tally) {
            return tally.events();
        }
    },
    /** How many windows are fat-tail events; extreme when many. */
    FAT_WINDOWS("fat-tail windows", "windows", 100) {
        @Override
        public double of(StrategyTally tally) {
            return tally.fatWindows();
        }

        @Override
        public long size(StrategyTally tally) {
            return tally.windows();
        }
    },
    /** The largest |z| of a window; extreme when large. */
    LARGEST_Z("largest |z|", "windows", 100) {
        @Override
        public double of(StrategyTally tally) {
            return tally.largestZ();
        }

        @Override
        public long size(StrategyTally tally) {
            return tally.windows();
        }
    },
    /** The share of continuations among the bits; extreme on either side. */
    CONTINUATIONS("share of continuations", "bits", 100) {
        @Override
        public double of(StrategyTally tally) {
            return tally.continuationShare();
        }

        @Override
        public long size(StrategyTally tally) {
            return tally.bits();
        }

        @Override
        public double p(SurrogateValue value) {
            return value.twoSidedP();
        }
    };

    private final String title;
    private final String counted;
    private final long least;

    SurrogateStatistic(String title, String counted, long least) {
        this.title = title;
        this.counted = counted;
        this.least = least;
    }

    public String title() {
        return title;
    }

    /** What its data are counted in. */
    public String counted() {
        return counted;
    }

    /** So much data it takes. */
    public long least() {
        return least;
    }

    /** NaN where there is nothing to tell it from. */
    public abstract double of(StrategyTally tally);

    public abstract long size(StrategyTally tally);

    public double p(SurrogateValue value) {
        return value.upperP();
    }
}
