package io.equilibrium.execution;

import io.equilibrium.servicekit.EngineHandler;
import io.equilibrium.servicekit.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A handler that dies as planned, and does what another does until then. */
final class KilledHandler implements EngineHandler {
    private final EngineHandler handler;
    private final KillPoint.Plan plan;
    private final Map<KillPoint, Integer> passed = new EnumMap<>(KillPoint.class);

    KilledHandler(EngineHandler handler, KillPoint.Plan plan) {
        this.handler = handler;
        this.plan = plan;
    }

    private void pass(KillPoint point) {
        if (passed.merge(point, 1, Integer::sum) == plan.passing() && point == plan.point()) {
            throw new KillPoint.Killed();
        }
    }

    @Override
    public void restore() {
        handler.restore();
    }

    @Override
    public Outcome handle(List<ConsumerRecord<byte[], byte[]>> batch) {
        pass(KillPoint.BEFORE_HANDLING);
        Outcome outcome = handler.handle(batch);
        pass(KillPoint.AFTER_HANDLING);
        return outcome;
    }

    @Override
    public void save() {
        pass(KillPoint.BEFORE_SAVING);
        handler.save();
        pass(KillPoint.AFTER_SAVING);
    }

    @Override
    public Map<TopicPartition, Long> resumeAt() {
        return handler.resumeAt();
    }

    @Override
    public Set<TopicPartition> paused() {
        return handler.paused();
    }
}
