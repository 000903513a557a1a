package io.equilibrium.execution;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.Topics;
import io.equilibrium.domain.market.Tick;
import io.equilibrium.execution.jpa.OrderStore;
import io.equilibrium.execution.paper.PaperWitness;
import io.equilibrium.servicekit.OutgoingRecord;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes down what the venue does: on fills, in the orders table, and in numbers. */
final class FillsWitness implements PaperWitness {
    private static final Logger LOG = LoggerFactory.getLogger(FillsWitness.class);

    private final OrderStore orders;
    private final ExecutionMetrics metrics;
    private List<OutgoingRecord> outgoing = new ArrayList<>();

    FillsWitness(OrderStore orders, ExecutionMetrics metrics) {
        this.orders = orders;
        this.metrics = metrics;
    }

    /** What is to be published since this was last asked. */
    List<OutgoingRecord> taken() {
        List<OutgoingRecord> taken = outgoing;
        outgoing = new ArrayList<>();
        return taken;
    }

    @Override
    public void began(RunId run, String symbol) {
        orders.began(run, symbol);
    }

    @Override
    public void said(Message message) {
        if (message instanceof Message.Approved approved) {
            orders.on(approved.run(), approved.order());
            return;
        }
        if (message instanceof Message.Answered answered) {
            orders.on(answered.event());
            metrics.answered(answered.event());
        }
        outgoing.add(new OutgoingRecord(Topics.FILLS, message.key(), Messages.encode(message)));
    }

    @Override
    public void saw(Tick tick) {
        metrics.saw(tick);
    }

    @Override
    public void ignored() {
        metrics.ignored();
    }

    @Override
    public void endedShort(Message.RunEnded end) {
        LOG.warn(
                "run ended without its last tick run={} symbol={} tick={}", end.run(), end.symbol(), end.lastTradeId());
    }
}
