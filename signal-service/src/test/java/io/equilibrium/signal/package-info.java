/** The service's doors give what the engines give, whatever stops them. */
@NullMarked
package io.equilibrium.signal;

import org.jspecify.annotations.NullMarked;
