@NullMarked
package io.equilibrium.domain;

import org.jspecify.annotations.NullMarked;
