package io.equilibrium.planted.domain.unit;

import org.slf4j.Logger;

final class Logs {
    private Logs() {}

    record ToLogger(Logger logger) {}

    static final class ToConsole {
        ToConsole() {
            System.out.println("planted");
        }
    }
}
