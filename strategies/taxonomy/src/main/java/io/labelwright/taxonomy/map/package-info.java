/**
 * {@code taxonomy/map}: classes renamed, merged and split in all tables that hold classes. Start reading at
 * {@link io.labelwright.taxonomy.map.TaxonomyMap}; what becomes of a class is decided in
 * {@link io.labelwright.taxonomy.map.ClassMapping}.
 */
@NullMarked
package io.labelwright.taxonomy.map;

import org.jspecify.annotations.NullMarked;
