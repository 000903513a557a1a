package io.equilibrium.research.bench;

/** What is measured, and by what it is counted. */
enum Subject {
    SCAN_PRICES(RuleBenchmarks.class, "scanPrices", "maximum of the prices, an array of numbers"),
    SCAN_TICKS(RuleBenchmarks.class, "scanTicks", "maximum of the prices, in their ticks"),
    STEPS_AT_REST(RuleBenchmarks.class, "stepsAtRest", "step engine, no tick makes a step"),
    STEPS_OF_A_WALK(RuleBenchmarks.class, "stepsOfAWalk", "step engine, %s"),
    VENUE_WITH_NOTHING(RuleBenchmarks.class, "venueWithNothing", "paper venue, nothing rests there"),
    VENUE_WITH_TEN(RuleBenchmarks.class, "venueWithTen", "paper venue, 10 brackets rest"),
    VENUE_WITH_THOUSAND(RuleBenchmarks.class, "venueWithThousand", "paper venue, 1,000 brackets rest"),
    VENUE_TRADED_THROUGH(
            RuleBenchmarks.class, "venueTradedThrough", "paper venue, 1,000 rest, every tick concerns 100"),
    ROAD(RuleBenchmarks.class, "road", "whole road: steps, signals, risk, venue"),
    WINDOWS(StepBenchmarks.class, "windows", "bit, indices and window statistics"),
    FIXED(StepBenchmarks.class, "fixed", "and FIXED with its series"),
    EXPERTS(StepBenchmarks.class, "experts", "and EXPERTS with its series"),
    BAYESIAN(StepBenchmarks.class, "bayesian", "and BAYESIAN with its series, over 5,000 steps"),
    READ_CSV(FileBenchmarks.class, "readCsv", "CSV, read and nothing done"),
    RUN_CSV(FileBenchmarks.class, "runCsv", "CSV, read through the whole road"),
    OPEN_AND_RUN_CSV(FileBenchmarks.class, "openAndRunCsv", "CSV, checked whole before: all of backtest"),
    READ_PARQUET(FileBenchmarks.class, "readParquet", "Parquet, read and nothing done"),
    RUN_PARQUET(FileBenchmarks.class, "runParquet", "Parquet, read through the whole road"),
    OPEN_AND_RUN_PARQUET(FileBenchmarks.class, "openAndRunParquet", "Parquet, checked whole before: all of backtest");

    private final Class<?> benchmarks;
    private final String method;
    private final String title;

    Subject(Class<?> benchmarks, String method, String title) {
        this.benchmarks = benchmarks;
        this.method = method;
        this.title = title;
    }

    /** As JMH selects it. */
    String pattern() {
        return benchmarks.getName() + "\\." + method + "$";
    }

    /** Whether an operation is a step; a tick otherwise. */
    boolean isOfSteps() {
        return benchmarks == StepBenchmarks.class;
    }

    /** Whether an operation is a tick of a file. */
    boolean isOfFiles() {
        return benchmarks == FileBenchmarks.class;
    }

    /** What it is set beside: of files, reading the same and doing nothing; of other ticks, the scan. */
    Subject floor() {
        return switch (this) {
            case READ_CSV, RUN_CSV, OPEN_AND_RUN_CSV -> READ_CSV;
            case READ_PARQUET, RUN_PARQUET, OPEN_AND_RUN_PARQUET -> READ_PARQUET;
            case SCAN_PRICES,
                    SCAN_TICKS,
                    STEPS_AT_REST,
                    STEPS_OF_A_WALK,
                    VENUE_WITH_NOTHING,
                    VENUE_WITH_TEN,
                    VENUE_WITH_THOUSAND,
                    VENUE_TRADED_THROUGH,
                    ROAD,
                    WINDOWS,
                    FIXED,
                    EXPERTS,
                    BAYESIAN -> SCAN_PRICES;
        };
    }

    String title() {
        return title;
    }
}
