package io.labelwright.spi.learn;

import java.util.List;
import java.util.Set;

/** Grows decision trees. Found by {@link java.util.ServiceLoader}, also in the jars of a plug-in folder. */
public interface TreeLearner {

    /**
     * Words of a config key {@code model} that need one. {@code validate} tells when there is none, and the jars of the
     * plug-in that brings it are part of the key of such a stage.
     */
    Set<String> MODELS = Set.of("random-forest", "gradient-boosting");

    /**
     * Grows trees. A pure function of the task: the same on every call, whatever runs beside it.
     *
     * @param pause called now and then; may throw to end the computation
     */
    List<Tree> grow(TreeTask task, Runnable pause);
}
