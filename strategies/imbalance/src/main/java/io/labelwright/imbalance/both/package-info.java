/** Over-sampling by SMOTE, then cleaning of what came near to other classes. */
@NullMarked
package io.labelwright.imbalance.both;

import org.jspecify.annotations.NullMarked;
