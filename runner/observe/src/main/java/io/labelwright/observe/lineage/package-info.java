/** OpenLineage events. */
@NullMarked
package io.labelwright.observe.lineage;

import org.jspecify.annotations.NullMarked;
