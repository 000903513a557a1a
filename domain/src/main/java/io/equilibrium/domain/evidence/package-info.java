/** Section 11 of domain.md: what was seen, beside what a fair market would have shown. */
@NullMarked
package io.equilibrium.domain.evidence;

import org.jspecify.annotations.NullMarked;
