/**
 * The gate before the paper venue. Two topics say what happened to a symbol, at any speed and interleaving: ticks, and
 * what risk decided with its progress through the ticks. The gate tells the venue both in the one order that
 * {@code domain.pipeline.TradingPipeline} has: a tick when the decisions have progressed through it, an order right before
 * the trade that decided it.
 *
 * <p><b>Nothing waits for ever.</b> A tick waits only for progress of its own symbol, which comes from upstream and never
 * from what this service has yet to read of the ticks; and what comes of decisions is always read on. So whatever room the
 * waiting ticks have, and however symbols share partitions, every waiting tick's turn comes.
 */
@NullMarked
package io.equilibrium.execution.paper;

import org.jspecify.annotations.NullMarked;
