/** The venue's answers: ticks and approved orders in, through the paper venue in event time, order events out, once each. */
@NullMarked
package io.equilibrium.execution;

import org.jspecify.annotations.NullMarked;
