/**
 * The desk over which tasks go out to people and answers come in. Start with
 * {@link io.labelwright.engine.review.ReviewDesk}; it knows no file format.
 */
@NullMarked
package io.labelwright.engine.review;

import org.jspecify.annotations.NullMarked;
