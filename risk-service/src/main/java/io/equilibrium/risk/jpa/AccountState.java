package io.equilibrium.risk.jpa;

import io.equilibrium.domain.risk.Tier;
import io.equilibrium.risk.account.BreakerReading;
import io.equilibrium.risk.account.Inside;
import io.equilibrium.risk.account.Ledger;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An account's row: what the engine remembers, as bytes, and how its breaker stands, readable. Money and share in E8. */
@Entity
@Table(name = "account_states")
public class AccountState {
    private static final String SEPARATOR = ",";

    @Id
    private String account;

    @Version
    private @Nullable Long version;

    private int layout;
    private String settings;
    private byte[] state;

    @Column(name = "run")
    private @Nullable String run;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private @Nullable Instant since;

    @Column(name = "equity_e8")
    private long equityE8;

    @Column(name = "peak_e8")
    private long peakE8;

    @Column(name = "drawdown_e8")
    private long drawdownE8;

    @Column(name = "start_e8")
    private long startE8;

    @Column(name = "realised_e8")
    private long realisedE8;

    @Column(name = "fees_e8")
    private long feesE8;

    @Column(name = "funding_e8")
    private long fundingE8;

    @Column(name = "cash_e8")
    private long cashE8;

    private @Nullable Instant eventTime;
    private String pausedEntries;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private String breakers;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private String positions;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected AccountState() {}

    @SuppressWarnings("NullAway.Init") // become() fills the rest
    AccountState(String account) {
        this.account = account;
    }

    void become(int newLayout, String newSettings, byte[] bytes, BreakerReading breaker, Inside inside) {
        layout = newLayout;
        settings = newSettings;
        state = bytes;
        run = breaker.run() == null ? null : breaker.run().toString();
        tier = breaker.tier();
        since = EventTime.of(breaker.sinceMicros());
        equityE8 = breaker.equityE8();
        peakE8 = breaker.peakE8();
        drawdownE8 = breaker.drawdownE8();
        startE8 = breaker.ledger().startE8();
        realisedE8 = breaker.ledger().realisedE8();
        feesE8 = breaker.ledger().feesE8();
        fundingE8 = breaker.ledger().fundingE8();
        cashE8 = breaker.ledger().cashE8();
        eventTime = EventTime.of(breaker.timeMicros());
        pausedEntries = String.join(SEPARATOR, breaker.paused());
        breakers = JsonMapper.shared().writeValueAsString(inside.breakers());
        positions = JsonMapper.shared().writeValueAsString(inside.positions());
    }

    int layout() {
        return layout;
    }

    String settings() {
        return settings;
    }

    byte[] state() {
        return state.clone();
    }

    public @Nullable String run() {
        return run;
    }

    public Tier tier() {
        return tier;
    }

    public @Nullable Instant since() {
        return since;
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

    public Ledger ledger() {
        return new Ledger(startE8, realisedE8, feesE8, fundingE8, cashE8);
    }

    public @Nullable Instant eventTime() {
        return eventTime;
    }

    /** {@link Inside#breakers}, as JSON. */
    public String breakers() {
        return breakers;
    }

    /** {@link Inside#positions}, as JSON. */
    public String positions() {
        return positions;
    }

    /** Symbols whose entries are paused; {@code *} for all. */
    public List<String> pausedEntries() {
        return pausedEntries.isEmpty() ? List.of() : List.of(pausedEntries.split(SEPARATOR, -1));
    }
}
