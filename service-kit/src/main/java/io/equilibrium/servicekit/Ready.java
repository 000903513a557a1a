package io.equilibrium.servicekit;

import java.util.Optional;

/** A part of the service that must work before the service may call itself ready; every bean of this type is asked. */
public interface Ready {
    /** The part's name, as in the health document. */
    String name();

    /** Why it does not work now, in words; empty when it works. */
    Optional<String> notReadyBecause();

    /** Why it leaves the service's work to another process, in words; empty when it does not. */
    default Optional<String> standsByBecause() {
        return Optional.empty();
    }
}
