/**
 * {@code import/sagemaker} and {@code export/sagemaker}: augmented manifests of SageMaker Ground Truth. Start with
 * {@link io.labelwright.platforms.sagemaker.SagemakerSource}.
 */
@NullMarked
package io.labelwright.platforms.sagemaker;

import org.jspecify.annotations.NullMarked;
