/**
 * Models in which each annotator is one coin: right with one probability whatever the class, wrong in all directions
 * alike. Start with {@link io.labelwright.consensus.coin.CoinModel}.
 */
@NullMarked
package io.labelwright.consensus.coin;

import org.jspecify.annotations.NullMarked;
