/**
 * ZenCrowd: one reliability per annotator, all classes equally likely. Start with
 * {@link io.labelwright.consensus.zencrowd.ZenCrowdFactory}; the computation is in
 * {@link io.labelwright.consensus.coin.CoinModel}.
 */
@NullMarked
package io.labelwright.consensus.zencrowd;

import org.jspecify.annotations.NullMarked;
