/**
 * The workflow file as a JSON Schema, for editors. Start with {@link io.labelwright.engine.schema.WorkflowSchema}; what
 * a key of a strategy may hold is in {@link io.labelwright.engine.schema.KeySchema}.
 */
@NullMarked
package io.labelwright.engine.schema;

import org.jspecify.annotations.NullMarked;
