/**
 * From a workflow to a plan: which stage reads what from whom, and everything that is wrong with it, found before
 * anything runs. Start with {@link io.labelwright.engine.plan.Planner} and
 * {@link io.labelwright.engine.plan.TableFlow}.
 */
@NullMarked
package io.labelwright.engine.plan;

import org.jspecify.annotations.NullMarked;
