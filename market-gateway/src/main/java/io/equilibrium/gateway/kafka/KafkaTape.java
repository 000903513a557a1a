package io.equilibrium.gateway.kafka;

import io.equilibrium.contract.Message;
import io.equilibrium.contract.Messages;
import io.equilibrium.contract.Reached;
import io.equilibrium.contract.RunId;
import io.equilibrium.contract.TapeEvent;
import io.equilibrium.contract.TickCodec;
import io.equilibrium.contract.Topics;
import io.equilibrium.gateway.Admission;
import io.equilibrium.gateway.RunEntry;
import io.equilibrium.gateway.Tape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topics {@code ticks} and {@code marks}, and the ledger, written in transactions of one name: who opens the tape next
 * ends what was left open, and from then on nothing of this one is taken.
 */
public final class KafkaTape implements Tape {
    private final Transactions transactions;
    private final Admission admission;
    private final long writtenThrough;
    private final long[] lastPlaces;
    private final TickCodec codec = new TickCodec();
    private final Map<String, Lane> lanes = new HashMap<>();
    private long place = TapeEvent.NO_PLACE;
    private boolean noted;

    /** Goes on with a run whose last place on each partition is given; the producer's transactions must be initialised. */
    public KafkaTape(Producer<byte @Nullable [], byte @Nullable []> producer, Admission admission, long[] lastPlaces) {
        this.transactions = new Transactions(producer);
        this.admission = admission;
        this.lastPlaces = lastPlaces.clone();
        this.writtenThrough = Arrays.stream(lastPlaces).max().orElse(TapeEvent.NO_PLACE);
    }

    @Override
    public long writtenThrough() {
        return writtenThrough;
    }

    @Override
    public List<RunId> givesUp() {
        return admission.abandoned().stream().map(RunEntry::run).toList();
    }

    @Override
    public void write(TapeEvent event) {
        Lane lane = lanes.computeIfAbsent(event.symbol(), symbol -> new Lane(symbol, lastPlaces.length));
        place = event.place();
        write(lane.partition(), lane.key(), event);
    }

    private void write(int partition, byte[] key, TapeEvent event) {
        lastPlaces[partition] = event.place();
        send(new ProducerRecord<>(Topics.TICKS, partition, key, codec.encode(event)));
    }

    @Override
    public void write(Message message) {
        byte[] key = message.key().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(Topics.MARKS, key, Messages.encode(message)));
    }

    private void send(ProducerRecord<byte @Nullable [], byte @Nullable []> record) {
        noteBeginning();
        transactions.send(record);
    }

    /** With the first of the run that is written, the ledger says that it was begun, and what it put an end to. */
    private void noteBeginning() {
        if (!noted) {
            noted = true;
            admission.abandoned().forEach(entry -> send(RunLedger.record(entry)));
            if (!admission.known()) {
                send(RunLedger.record(admission.entry()));
            }
        }
    }

    @Override
    public void end() {
        send(RunLedger.record(admission.entry().as(RunEntry.State.WHOLE)));
        commit();
    }

    @Override
    public void commit() {
        if (transactions.isOpen()) {
            tellReached();
        }
        transactions.commit();
    }

    /** On every partition whose last event lies before the run's. */
    private void tellReached() {
        byte[] key = TapeEvent.EVERY_SYMBOL.getBytes(StandardCharsets.UTF_8);
        for (int partition = 0; partition < lastPlaces.length; partition++) {
            if (lastPlaces[partition] < place) {
                write(partition, key, new Reached(admission.entry().run(), place));
            }
        }
    }

    @Override
    public void close() {
        transactions.close();
    }
}
