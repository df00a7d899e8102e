/**
 * From the bytes of a file to text and back, for formats made of lines: compression, byte order marks and strict
 * decoding on the way in, UTF-8 without garbage on the way out. Start with {@link io.labelwright.files.text.TextFile}.
 */
@NullMarked
package io.labelwright.files.text;

import org.jspecify.annotations.NullMarked;
