/** Puts tables of several origins together. Start with {@link io.labelwright.engine.table.TableConcat}. */
@NullMarked
package io.labelwright.engine.table;

import org.jspecify.annotations.NullMarked;
