/** A market through the running services: what they are told, what they say, and when they have said all. */
@NullMarked
package io.equilibrium.standalone.replay;

import org.jspecify.annotations.NullMarked;
