package io.equilibrium.risk;

import io.equilibrium.risk.jpa.Resets;
import io.equilibrium.risk.web.ResetDesk;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/** Keeps in the database what was asked, so that any instance can be asked for the second step. */
final class ResetOffice implements ResetDesk {
    private static final Duration VALID = Duration.ofMinutes(2);
    private static final int NONCE_BYTES = 16;

    private final Resets resets;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ResetOffice(Resets resets, InstantSource clock) {
        this.resets = resets;
        this.clock = clock;
    }

    @Override
    public Ticket ask(Request asked) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        Ticket ticket =
                new Ticket(HexFormat.of().formatHex(bytes), clock.instant().plus(VALID));
        resets.keep(
                ticket.nonce(), new Resets.Asked(asked.scope(), asked.askedBy(), asked.reason()), ticket.expiresAt());
        return ticket;
    }

    @Override
    public Optional<Request> use(String nonce) {
        Instant now = clock.instant();
        return resets.use(nonce, now).map(asked -> new Request(asked.scope(), asked.askedBy(), asked.reason()));
    }
}
