/**
 * Labels items by rules that people write. Start with {@link io.labelwright.prelabel.rules.RuleLabels}; a workflow's
 * keys are {@link io.labelwright.prelabel.rules.RulesConfig}.
 */
@NullMarked
package io.labelwright.prelabel.rules;

import org.jspecify.annotations.NullMarked;
