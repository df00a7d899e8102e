/**
 * {@code import/mturk}: results of Amazon Mechanical Turk as CSV. Start with
 * {@link io.labelwright.platforms.mturk.MturkSource}.
 */
@NullMarked
package io.labelwright.platforms.mturk;

import org.jspecify.annotations.NullMarked;
