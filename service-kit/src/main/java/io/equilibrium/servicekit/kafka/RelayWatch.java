package io.equilibrium.servicekit.kafka;

import io.equilibrium.servicekit.jdbc.OutboxRow;
import java.util.List;

/** Watches the relay at the points where its end would matter; a test that ends it there brings a bean, production only passes by. */
public interface RelayWatch {
    RelayWatch NONE = new RelayWatch() {};

    /** Nothing of these rows is sent. */
    default void beforePublishing(List<OutboxRow> rows) {}

    /** This row is sent, in a transaction that is still open. */
    default void sent(OutboxRow row) {}

    /** These rows are on their topics, and still in the outbox. */
    default void published(List<OutboxRow> rows) {}
}
