/** Makes tables of the records that a source reads. Start with {@link io.labelwright.engine.intake.RecordTables}. */
@NullMarked
package io.labelwright.engine.intake;

import org.jspecify.annotations.NullMarked;
