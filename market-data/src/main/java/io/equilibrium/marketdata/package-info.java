@NullMarked
package io.equilibrium.marketdata;

import org.jspecify.annotations.NullMarked;
