/**
 * Texts, the same on every JDK: letters, words, keywords. Start with {@link io.labelwright.math.text.Letters} and
 * {@link io.labelwright.math.text.Keywords}.
 */
@NullMarked
package io.labelwright.math.text;

import org.jspecify.annotations.NullMarked;
