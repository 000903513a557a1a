package io.equilibrium.research.bench;

/** What is measured. */
enum Subject {
    SCAN_PRICES("scanPrices", "maximum of the prices, an array of numbers"),
    SCAN_TICKS("scanTicks", "maximum of the prices, in their ticks"),
    STEPS_AT_REST("stepsAtRest", "step engine, no tick makes a step"),
    STEPS_OF_A_WALK("stepsOfAWalk", "step engine, %s"),
    VENUE_WITH_NOTHING("venueWithNothing", "paper venue, nothing rests there"),
    VENUE_WITH_TEN("venueWithTen", "paper venue, 10 brackets rest"),
    VENUE_WITH_THOUSAND("venueWithThousand", "paper venue, 1,000 brackets rest"),
    VENUE_TRADED_THROUGH("venueTradedThrough", "paper venue, 1,000 rest, every tick concerns 100"),
    ROAD("road", "whole road: steps, signals, risk, venue");

    private final String method;
    private final String title;

    Subject(String method, String title) {
        this.method = method;
        this.title = title;
    }

    String method() {
        return method;
    }

    String title() {
        return title;
    }
}
