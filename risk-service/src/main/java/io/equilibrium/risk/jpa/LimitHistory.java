package io.equilibrium.risk.jpa;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.Repository;

/** What people set limits to: read, and added to. */
public interface LimitHistory extends Repository<StoredLimit, Long> {
    Page<StoredLimit> findByAccountOrderByIdDesc(String account, Pageable page);

    StoredLimit save(StoredLimit change);
}
