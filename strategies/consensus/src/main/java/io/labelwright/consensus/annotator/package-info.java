/**
 * What consensus methods say about annotators: rows of the tables {@code annotators} and {@code confusion}. Start with
 * {@link io.labelwright.consensus.annotator.AnnotatorReport}.
 */
@NullMarked
package io.labelwright.consensus.annotator;

import org.jspecify.annotations.NullMarked;
