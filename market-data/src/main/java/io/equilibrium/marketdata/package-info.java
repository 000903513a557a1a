/**
 * Section 2 of domain.md: markets read from files. A file is read whole and checked before the first tick leaves it;
 * bars become the ticks they stand for, several files of a symbol one series, several symbols one order of event time.
 */
@NullMarked
package io.equilibrium.marketdata;

import org.jspecify.annotations.NullMarked;
