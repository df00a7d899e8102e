/** Reading text in chunks of whole records on several threads, with the result of one. */
@NullMarked
package io.labelwright.files.chunk;

import org.jspecify.annotations.NullMarked;
