/** Order and venue state in Postgres: the venue as bytes, for the service; every order of the run as a row, for people. */
@NullMarked
package io.equilibrium.execution.jpa;

import org.jspecify.annotations.NullMarked;
