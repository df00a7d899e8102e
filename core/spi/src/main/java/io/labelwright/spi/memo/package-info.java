/** What was dear to find out once and is kept by its content. Start with {@link io.labelwright.spi.memo.Memo}. */
@NullMarked
package io.labelwright.spi.memo;

import org.jspecify.annotations.NullMarked;
