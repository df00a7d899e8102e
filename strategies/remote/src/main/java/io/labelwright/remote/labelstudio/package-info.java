/**
 * {@code prelabel/label-studio-ml}: labels by an ML backend of Label Studio. Start with
 * {@link io.labelwright.remote.labelstudio.BackendLabels}.
 */
@NullMarked
package io.labelwright.remote.labelstudio;

import org.jspecify.annotations.NullMarked;
