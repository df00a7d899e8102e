/** Reading and writing JSON in a stream. Start with {@link io.labelwright.vision.json.JsonFile}. */
@NullMarked
package io.labelwright.vision.json;

import org.jspecify.annotations.NullMarked;
