/**
 * Formats of labelled texts, one package a format. This one holds what they share: lines of bounded length
 * ({@link io.labelwright.text.TextLines}) and the rows that an export writes, with the text of their item
 * ({@link io.labelwright.text.LabelledTexts}). Offsets are code points inside Labelwright, end exclusive.
 */
@NullMarked
package io.labelwright.text;

import org.jspecify.annotations.NullMarked;
