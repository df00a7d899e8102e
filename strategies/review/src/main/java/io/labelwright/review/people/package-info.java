/**
 * Asks people for labels and puts their answers to use. Start with {@link io.labelwright.review.people.ReviewPeople};
 * what is asked is decided in {@link io.labelwright.review.people.Tasks}, what answers mean in
 * {@link io.labelwright.review.people.Decision}.
 */
@NullMarked
package io.labelwright.review.people;

import org.jspecify.annotations.NullMarked;
