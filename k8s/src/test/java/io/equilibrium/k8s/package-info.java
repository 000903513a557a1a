/** The chart held to its word: it renders, what it renders is Kubernetes', keeps the policies, and refuses bad values in words. */
@NullMarked
package io.equilibrium.k8s;

import org.jspecify.annotations.NullMarked;
