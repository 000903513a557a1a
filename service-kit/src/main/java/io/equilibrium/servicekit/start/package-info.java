/** What a start refuses: settings, secrets and databases it cannot work with, each with a sentence that says what to set. */
@NullMarked
package io.equilibrium.servicekit.start;

import org.jspecify.annotations.NullMarked;
