/** The admin door, tried from outside. */
@NullMarked
package io.equilibrium.servicekit.migrate;

import org.jspecify.annotations.NullMarked;
