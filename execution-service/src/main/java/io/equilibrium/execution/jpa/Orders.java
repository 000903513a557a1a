package io.equilibrium.execution.jpa;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The orders table. */
public interface Orders extends Repository<OrderRow, String> {
    List<OrderRow> findAllById(Iterable<String> orderIds);

    <S extends OrderRow> List<S> saveAll(Iterable<S> rows);

    List<OrderRow> findByStatusIn(Collection<OrderStatus> statuses);

    /** The orders of any of these symbols (or of all, when there are none) in any of these states. */
    @Query("select o from OrderRow o where (:symbol = '' or o.symbol = :symbol) and o.status in :statuses")
    Page<OrderRow> find(String symbol, Collection<OrderStatus> statuses, Pageable page);

    /** Forgets a symbol's orders of every other run. */
    @Modifying
    @Query("delete from OrderRow o where o.symbol = :symbol and o.run <> :run")
    void forgetOthers(String symbol, String run);
}
