@org.jspecify.annotations.NullMarked
package io.equilibrium.research.fetch;
