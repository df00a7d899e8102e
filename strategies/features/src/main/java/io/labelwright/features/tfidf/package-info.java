/**
 * {@code features/tfidf}: weights of the words or characters of texts. Start with
 * {@link io.labelwright.features.tfidf.Tfidf}; an {@link io.labelwright.features.tfidf.Analyzer} cuts a text into
 * terms, {@link io.labelwright.features.tfidf.Terms} says which of them become columns and what they weigh.
 */
@NullMarked
package io.labelwright.features.tfidf;

import org.jspecify.annotations.NullMarked;
