/**
 * What one stage sees: the tables of the stages before it, united by item. Start with
 * {@link io.labelwright.engine.view.StageInputs}.
 */
@NullMarked
package io.labelwright.engine.view;

import org.jspecify.annotations.NullMarked;
