/** Sources and sinks for files: CSV, JSON Lines, folders. */
@NullMarked
package io.labelwright.files;

import org.jspecify.annotations.NullMarked;
