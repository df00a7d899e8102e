/**
 * What a workflow file says: stages, labels and settings with their places, variables replaced and defaults merged, but
 * without knowledge of any strategy. Start with {@link io.labelwright.engine.workflow.WorkflowReader} and
 * {@link io.labelwright.engine.workflow.Workflow}.
 */
@NullMarked
package io.labelwright.engine.workflow;

import org.jspecify.annotations.NullMarked;
