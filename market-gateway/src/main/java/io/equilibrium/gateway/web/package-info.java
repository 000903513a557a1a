/** What a person may ask the gateway. */
@NullMarked
package io.equilibrium.gateway.web;

import org.jspecify.annotations.NullMarked;
