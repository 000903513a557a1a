/** The admin door: who may come in, and how a request that fails is told why (RFC 9457). */
@NullMarked
package io.equilibrium.servicekit.web;

import org.jspecify.annotations.NullMarked;
