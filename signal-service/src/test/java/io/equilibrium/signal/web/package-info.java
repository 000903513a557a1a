@NullMarked
package io.equilibrium.signal.web;

import org.jspecify.annotations.NullMarked;
