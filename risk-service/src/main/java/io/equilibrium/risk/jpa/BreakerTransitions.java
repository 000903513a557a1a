package io.equilibrium.risk.jpa;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** The breaker's history: read, and added to. */
public interface BreakerTransitions extends Repository<BreakerTransition, Long> {
    Page<BreakerTransition> findByAccountOrderByIdDesc(String account, Pageable page);

    BreakerTransition save(BreakerTransition transition);
}
