/** Tests of surrogates: what they keep, what they destroy, and that they find what was planted and nothing else. */
package io.equilibrium.research.surrogate;
