/** Decision trees by XGBoost. Start with {@link io.labelwright.xgboost.XgboostTrees}. */
@NullMarked
package io.labelwright.xgboost;

import org.jspecify.annotations.NullMarked;
