package io.equilibrium.execution;

import io.equilibrium.execution.jpa.OrderRow;
import io.equilibrium.execution.jpa.OrderStatus;
import io.equilibrium.execution.jpa.OrderStore;
import io.equilibrium.execution.jpa.Orders;
import io.equilibrium.execution.jpa.VenueState;
import io.equilibrium.execution.jpa.VenueStates;
import io.equilibrium.execution.jpa.VenueStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** The handler's tables in memory; they count how often they are asked for anything. */
final class TablesInMemory {
    private final Map<String, OrderRow> rows = new HashMap<>();
    private @Nullable VenueState venue;
    int uses;

    VenueStore venues() {
        return new VenueStore(new States());
    }

    OrderStore orders() {
        return new OrderStore(new Rows());
    }

    private final class States implements VenueStates {
        @Override
        public Optional<VenueState> findById(String name) {
            uses++;
            return Optional.ofNullable(venue);
        }

        @Override
        public VenueState save(VenueState state) {
            uses++;
            venue = state;
            return state;
        }
    }

    private final class Rows implements Orders {
        @Override
        public List<OrderRow> findAllById(Iterable<String> orderIds) {
            uses++;
            return StreamSupport.stream(orderIds.spliterator(), false)
                    .flatMap(id -> Optional.ofNullable(rows.get(id)).stream())
                    .toList();
        }

        @Override
        public <S extends OrderRow> List<S> saveAll(Iterable<S> changed) {
            uses++;
            List<S> all = new ArrayList<>();
            changed.forEach(row -> {
                rows.put(row.getId(), row);
                all.add(row);
            });
            return all;
        }

        @Override
        public List<OrderRow> findByStatusIn(Collection<OrderStatus> statuses) {
            uses++;
            return rows.values().stream()
                    .filter(row -> statuses.contains(row.status()))
                    .toList();
        }

        @Override
        public Page<OrderRow> find(String symbol, Collection<OrderStatus> statuses, Pageable page) {
            return Page.empty();
        }

        @Override
        public void forgetOthers(String symbol, String run) {
            uses++;
            rows.values()
                    .removeIf(row -> row.symbol().equals(symbol) && !row.run().equals(run));
        }
    }
}
