/** What is on the topics today can be read for ever. */
@NullMarked
package io.equilibrium.contract;

import org.jspecify.annotations.NullMarked;
