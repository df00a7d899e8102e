/**
 * Family {@code features}: the numbers that models, graphs and samplers are made of. A package per method; start with
 * {@link io.labelwright.features.columns} for tables, {@link io.labelwright.features.tfidf} for texts,
 * {@link io.labelwright.features.knn} for neighbours and {@link io.labelwright.features.clusters} for groups.
 */
@NullMarked
package io.labelwright.features;

import org.jspecify.annotations.NullMarked;
