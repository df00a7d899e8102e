/**
 * How a stage asks people. A strategy of the family {@code review} gets {@link io.labelwright.spi.people.People} from
 * its context: the answers that are there, and a place for the questions that are open.
 */
@NullMarked
package io.labelwright.spi.people;

import org.jspecify.annotations.NullMarked;
