/**
 * The gate before the paper venue. Two topics say what happened to a symbol, at any speed and interleaving: ticks, and
 * what risk decided with its progress through the ticks. The gate tells the venue both in the one order that
 * {@code domain.pipeline.TradingPipeline} has: a tick when the decisions have progressed through it, an order right before
 * the trade that decided it.
 *
 * <p><b>Nothing waits for ever.</b> A tick waits only for progress of its own symbol, which comes from upstream whether or
 * not this service reads on; an order waits only for a tick that is on its topic, because upstream has read it there.
 * Reading ticks pauses when too many of a partition wait; reading decisions pauses when too many are held, but never while
 * any tick waits. So while a tick waits, decisions are read until its progress has come; and while none waits, ticks are
 * read until those have come that the held orders wait for. This holds for any limits, and however symbols share partitions.
 */
@NullMarked
package io.equilibrium.execution.paper;

import org.jspecify.annotations.NullMarked;
