/**
 * Dawid and Skene's model with one accuracy per annotator. Start with
 * {@link io.labelwright.consensus.onecoin.OneCoinFactory}; the computation is in
 * {@link io.labelwright.consensus.coin.CoinModel}.
 */
@NullMarked
package io.labelwright.consensus.onecoin;

import org.jspecify.annotations.NullMarked;
