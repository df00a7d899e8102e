/**
 * {@code import/brat} and {@code export/brat}: folders of texts with their annotations beside them, the standoff format
 * of the annotation tool brat. Reading starts at {@link io.labelwright.text.brat.BratSource}, writing at
 * {@link io.labelwright.text.brat.BratSink}; one line of annotations is {@link io.labelwright.text.brat.TextBound}.
 */
@NullMarked
package io.labelwright.text.brat;

import org.jspecify.annotations.NullMarked;
