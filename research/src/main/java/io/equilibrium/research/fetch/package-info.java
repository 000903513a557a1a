/** The venue's public archive: downloaded, verified, and kept as a catalogue that the other words read. */
@NullMarked
package io.equilibrium.research.fetch;

import org.jspecify.annotations.NullMarked;
