/** Tests of the study's rule against a plain twin, and of its look-ahead. */
package io.equilibrium.research.study;
