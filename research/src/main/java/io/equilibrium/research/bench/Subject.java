package io.equilibrium.research.bench;

/** What is measured. */
enum Subject {
    SCAN_PRICES("scanPrices", "maximum of the prices, an array of numbers"),
    SCAN_TICKS("scanTicks", "maximum of the prices, in their ticks"),
    STEPS_AT_REST("stepsAtRest", "step engine, no tick makes a step"),
    STEPS_OF_A_WALK("stepsOfAWalk", "step engine, %s"),
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
