/**
 * People as a running stage sees them: the answers to it that count
 * ({@link io.labelwright.engine.people.StageAnswers}), and the questions that it leaves open
 * ({@link io.labelwright.engine.people.AskedPeople}).
 */
@NullMarked
package io.labelwright.engine.people;

import org.jspecify.annotations.NullMarked;
