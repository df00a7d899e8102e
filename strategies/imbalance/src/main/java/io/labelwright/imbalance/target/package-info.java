/**
 * What decisions about skewed classes are judged by, and what is tuned for it. Start with
 * {@link io.labelwright.imbalance.target.Target}.
 */
@NullMarked
package io.labelwright.imbalance.target;

import org.jspecify.annotations.NullMarked;
