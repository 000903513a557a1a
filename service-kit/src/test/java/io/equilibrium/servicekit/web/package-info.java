/** The admin door, tried from outside. */
@NullMarked
package io.equilibrium.servicekit.web;

import org.jspecify.annotations.NullMarked;
