/**
 * JSON as platforms export it: one array of records, or a record a line. Start with
 * {@link io.labelwright.platforms.json.JsonRecords}.
 */
@NullMarked
package io.labelwright.platforms.json;

import org.jspecify.annotations.NullMarked;
