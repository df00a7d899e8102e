/**
 * Linear classifiers. {@link io.labelwright.learn.linear.LogisticRegression} and
 * {@link io.labelwright.learn.linear.FastDropout} give objectives to {@link io.labelwright.learn.linear.Lbfgs}.
 */
@NullMarked
package io.labelwright.learn.linear;

import org.jspecify.annotations.NullMarked;
