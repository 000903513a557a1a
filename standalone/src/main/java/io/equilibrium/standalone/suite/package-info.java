/**
 * A suite: broker, database and services of one machine, as children of this process (domain.md has no section on it;
 * the road they carry is architecture.md's first). Whatever ends this process ends them too.
 */
@NullMarked
package io.equilibrium.standalone.suite;

import org.jspecify.annotations.NullMarked;
