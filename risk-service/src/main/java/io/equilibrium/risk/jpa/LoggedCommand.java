package io.equilibrium.risk.jpa;

import io.equilibrium.contract.Command;
import io.equilibrium.domain.risk.Tier;
import io.equilibrium.risk.account.Taken;
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

/** One command that was taken, and what became of it. */
@Entity
@Immutable
@Table(name = "command_log")
public class LoggedCommand {
    private static final int LONGEST = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long sequence;

    @Column(name = "id")
    private String commandId;

    @Enumerated(EnumType.STRING)
    private Command.Action action;

    private String scope;

    @Enumerated(EnumType.STRING)
    private @Nullable Tier tier;

    private @Nullable String limitName;
    private @Nullable String limitValue;
    private String actor;
    private String role;
    private String reason;
    private Instant writtenAt;
    private String run;
    private long place;
    private boolean done;
    private String said;
    private @Nullable Instant eventTime;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected LoggedCommand() {}

    LoggedCommand(Taken taken) {
        Command command = taken.command();
        commandId = text(command.id());
        action = command.action();
        scope = text(command.scope());
        tier = command.tier();
        Command.LimitValue limit = command.limit();
        limitName = limit == null ? null : text(limit.name());
        limitValue = limit == null ? null : text(limit.value());
        actor = text(command.actor());
        role = text(command.role());
        reason = text(command.reason());
        writtenAt = EventTime.at(Math.max(command.writtenMicros(), 0));
        run = taken.answer().run().toString();
        place = taken.answer().place();
        done = taken.answer().done();
        said = taken.answer().said();
        eventTime = EventTime.of(taken.timeMicros());
    }

    // What was refused for its text is logged as far as a table can hold it.
    private static String text(String any) {
        String line = any.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    public String commandId() {
        return commandId;
    }

    public Command.Action action() {
        return action;
    }

    public String scope() {
        return scope;
    }

    public @Nullable Tier tier() {
        return tier;
    }

    public @Nullable String limitName() {
        return limitName;
    }

    public @Nullable String limitValue() {
        return limitValue;
    }

    public String actor() {
        return actor;
    }

    public String role() {
        return role;
    }

    public String reason() {
        return reason;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    public String run() {
        return run;
    }

    public long place() {
        return place;
    }

    public boolean isDone() {
        return done;
    }

    public String said() {
        return said;
    }

    public @Nullable Instant eventTime() {
        return eventTime;
    }
}
