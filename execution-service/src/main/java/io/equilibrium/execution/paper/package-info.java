/**
 * The gate before the paper venue. Two topics say what happened in a run, at any speed and interleaving: the tape, and what
 * risk decided on it. The gate tells the venue both in the one order that {@code domain.pipeline.TradingPipeline} has.
 *
 * <p><b>The order.</b> Every event of the tape has a place, and every decision that of the tick from which it follows. The
 * venue sees the ticks of all partitions by place ({@link io.equilibrium.execution.paper.TickCursor}), and one of them only
 * when the decisions of every symbol are known through its place, and when risk has taken the venue's answers to every tick
 * before. Right before a tick it is told what was decided at places up to it; what follows from its answers to a tick comes
 * right after that tick ({@link io.equilibrium.execution.paper.DecisionLane#turnOf}). So what the venue hears is a function
 * of the partitions' contents alone: not of how they interleave, nor of where batches end, nor of restarts.
 *
 * <p><b>What it says of its progress.</b> After its answers to a tick, so that risk knows them to be all; and when risk may
 * be waiting for it and it may see no more, through which place it would answer nothing: a copy of the venue is run over the
 * ticks that wait. When risk does not wait for fills it says so in its own progress, is not waited for, and is told nothing
 * ahead. What it decides on an answer then comes at a place that its progress has passed, and the venue is told of it once
 * it has seen everything through that progress; so the order is a function of the partitions' contents then, too.
 *
 * <p><b>Nothing waits for ever.</b> Either the next tick is not known: a partition holds no tick and is not known to be
 * complete so far, or not every symbol's partition is known yet. Then ticks are waited for, and whatever brings them is
 * read: a partition that holds nothing is not full, and while some symbol's partition is unknown none is paused. They come,
 * as the tape goes on by itself and says in every partition how far it is ({@code Reached}). Or the next tick is known, or
 * a run's ticks are there and it has not begun: then decisions are waited for, and reading them is not paused. They come, as
 * risk waits for nothing but records on its topics and what the venue answers before its next item; the venue tells it of
 * that when it may see no further. A symbol that has no ticks for long holds nobody up as long as progress on its lanes goes
 * through the places that its partition has come to, which upstream sees to. This holds for any limits.
 */
@NullMarked
package io.equilibrium.execution.paper;

import org.jspecify.annotations.NullMarked;
