package io.equilibrium.servicekit.rewind;

/** A decision made again is not the one that was said: the first such, with both. */
final class DifferenceException extends RuntimeException {
    DifferenceException(String message) {
        super(message);
    }
}
