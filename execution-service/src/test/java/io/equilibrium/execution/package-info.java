/** The service's door in and door out, on a real broker and a real database, against the pipeline in one process. */
@NullMarked
package io.equilibrium.execution;

import org.jspecify.annotations.NullMarked;
