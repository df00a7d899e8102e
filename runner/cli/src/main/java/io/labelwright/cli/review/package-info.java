/**
 * Tasks of people as files, and their answers from files: {@link io.labelwright.cli.review.TaskFile} writes,
 * {@link io.labelwright.cli.review.AnswerFile} reads. Formats only; what answers mean is the engine's business.
 */
@NullMarked
package io.labelwright.cli.review;

import org.jspecify.annotations.NullMarked;
