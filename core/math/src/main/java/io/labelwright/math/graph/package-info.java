/**
 * Undirected graphs in compressed rows: building them of pairs, what is connected, an order of nodes in which
 * neighbours lie near one another, and sums over neighbours. Start with {@link io.labelwright.math.graph.CsrGraph}.
 */
@NullMarked
package io.labelwright.math.graph;

import org.jspecify.annotations.NullMarked;
