/** Labels by models on servers. */
@NullMarked
package io.labelwright.remote;

import org.jspecify.annotations.NullMarked;
