package io.equilibrium.risk.web;

import java.time.Instant;
import java.util.Optional;

/** The first of a reset's two steps, kept until the second. */
public interface ResetDesk {
    /** What is to be reset, by whom it was asked, and why. */
    record Request(String scope, String askedBy, String reason) {}

    /** What the second step must bring, and until when. */
    record Ticket(String nonce, Instant expiresAt) {}

    Ticket ask(Request asked);

    /** Takes a nonce for the one time that it can be; empty if it was used, has expired, or was never given. */
    Optional<Request> use(String nonce);
}
