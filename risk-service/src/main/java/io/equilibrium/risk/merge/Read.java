package io.equilibrium.risk.merge;

import io.equilibrium.contract.Message;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A message, and the record that brought it. */
public record Read(ConsumerRecord<byte @Nullable [], byte @Nullable []> source, Message message) {}
