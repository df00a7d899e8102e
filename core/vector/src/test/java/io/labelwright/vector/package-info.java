@NullMarked
package io.labelwright.vector;

import org.jspecify.annotations.NullMarked;
