package io.equilibrium.risk.jpa;

import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** Every command that was taken: read, and added to. */
public interface CommandLog extends Repository<LoggedCommand, Long> {
    Page<LoggedCommand> findAllByOrderBySequenceDesc(Pageable page);

    Page<LoggedCommand> findByCommandIdOrderBySequenceDesc(String commandId, Pageable page);

    Optional<LoggedCommand> findFirstByCommandIdOrderBySequence(String commandId);

    LoggedCommand save(LoggedCommand command);
}
