package io.equilibrium.risk.jpa;

import io.equilibrium.contract.Message;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A limit, or a rule's threshold, that a person set, in its unit. */
@Entity
@Immutable
@Table(name = "limit_changes")
public class StoredLimit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String account;
    private String run;
    private String name;
    private long before;
    private long value;
    private String actor;
    private String reason;
    private Instant eventTime;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected StoredLimit() {}

    StoredLimit(String account, Message.LimitChanged message) {
        this.account = account;
        run = message.run().toString();
        name = message.changed().change().name();
        before = message.changed().before();
        value = message.changed().change().value();
        actor = message.changed().change().actor();
        reason = message.changed().change().reason();
        eventTime = EventTime.at(message.changed().timeMicros());
    }

    public String account() {
        return account;
    }

    public String run() {
        return run;
    }

    public String name() {
        return name;
    }

    public long before() {
        return before;
    }

    public long value() {
        return value;
    }

    public String actor() {
        return actor;
    }

    public String reason() {
        return reason;
    }

    public Instant eventTime() {
        return eventTime;
    }
}
