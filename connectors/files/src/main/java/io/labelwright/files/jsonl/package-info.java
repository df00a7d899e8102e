/**
 * {@code import/jsonl} and {@code export/jsonl}: JSON Lines, one object a line. Start with
 * {@link io.labelwright.files.jsonl.JsonlSource}.
 */
@NullMarked
package io.labelwright.files.jsonl;

import org.jspecify.annotations.NullMarked;
