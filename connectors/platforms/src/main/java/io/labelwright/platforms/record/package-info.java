/**
 * What the formats of platforms have in common: items with fields, answers about them, spans checked against their
 * text. Start with {@link io.labelwright.platforms.record.AnswerRows}.
 */
@NullMarked
package io.labelwright.platforms.record;

import org.jspecify.annotations.NullMarked;
