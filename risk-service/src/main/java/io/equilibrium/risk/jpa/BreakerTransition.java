package io.equilibrium.risk.jpa;

import io.equilibrium.contract.Message;
import io.equilibrium.domain.risk.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One move of an account's breaker: by whom, why, when in event time, and on what. Money and share in E8. */
@Entity
@Immutable
@Table(name = "breaker_transitions")
public class BreakerTransition {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String account;
    private String run;
    private String scope;

    @Enumerated(EnumType.STRING)
    private Tier fromTier;

    @Enumerated(EnumType.STRING)
    private Tier toTier;

    private String actor;
    private String cause;

    @Column(name = "equity_e8")
    private long equityE8;

    @Column(name = "peak_e8")
    private long peakE8;

    @Column(name = "drawdown_e8")
    private long drawdownE8;

    private Instant eventTime;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected BreakerTransition() {}

    BreakerTransition(String account, Message.BreakerMoved move) {
        this.account = account;
        run = move.run().toString();
        scope = move.moved().scope().toString();
        fromTier = move.moved().from();
        toTier = move.moved().to();
        actor = move.moved().actor();
        cause = move.moved().cause();
        equityE8 = move.moved().equityE8();
        peakE8 = move.moved().peakE8();
        drawdownE8 = move.moved().drawdownE8();
        eventTime = EventTime.at(move.moved().timeMicros());
    }

    public long id() {
        return id == null ? 0 : id;
    }

    public String account() {
        return account;
    }

    public String run() {
        return run;
    }

    public String scope() {
        return scope;
    }

    public Tier fromTier() {
        return fromTier;
    }

    public Tier toTier() {
        return toTier;
    }

    public String actor() {
        return actor;
    }

    public String cause() {
        return cause;
    }

    public long equityE8() {
        return equityE8;
    }

    public long peakE8() {
        return peakE8;
    }

    public long drawdownE8() {
        return drawdownE8;
    }

    public Instant eventTime() {
        return eventTime;
    }
}
