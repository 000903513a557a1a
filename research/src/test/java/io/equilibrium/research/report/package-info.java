/** Tests of the page, its files and its verdict. */
package io.equilibrium.research.report;
