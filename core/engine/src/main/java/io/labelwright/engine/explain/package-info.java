/**
 * What a run did to one item: which answers there were, who decided what and why, and where the item ended. Everything
 * comes out of the records and tables of the store, so the workflow file need not be there any more, and no strategy is
 * known by its name: a stage is shown by the tables that it read and wrote. Start with
 * {@link io.labelwright.engine.explain.Explainer}.
 */
@NullMarked
package io.labelwright.engine.explain;

import org.jspecify.annotations.NullMarked;
