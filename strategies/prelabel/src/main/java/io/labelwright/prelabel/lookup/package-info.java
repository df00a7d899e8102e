/**
 * {@code prelabel/lookup}: labels of items that are known already, by id, text or nearness. Start with
 * {@link io.labelwright.prelabel.lookup.Lookup}.
 */
@NullMarked
package io.labelwright.prelabel.lookup;

import org.jspecify.annotations.NullMarked;
