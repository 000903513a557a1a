/**
 * Section 8 of domain.md: who says that the bits have left balance. One port, {@link
 * io.equilibrium.domain.governor.Governor}; another governor is one class and one line in {@link
 * io.equilibrium.domain.governor.GovernorKind}.
 */
@NullMarked
package io.equilibrium.domain.governor;

import org.jspecify.annotations.NullMarked;
