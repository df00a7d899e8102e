/**
 * What labels look like, task by task: the one text for all spellings of a label, and what is wrong with a text that is
 * none. Start with {@link io.labelwright.engine.label.LabelForm}.
 */
@NullMarked
package io.labelwright.engine.label;

import org.jspecify.annotations.NullMarked;
