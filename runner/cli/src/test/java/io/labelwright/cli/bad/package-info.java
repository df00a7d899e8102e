/**
 * Bad and hostile input, each case a small workflow that goes through the whole program. Start with
 * {@link io.labelwright.cli.bad.Scenario}.
 */
@NullMarked
package io.labelwright.cli.bad;

import org.jspecify.annotations.NullMarked;
