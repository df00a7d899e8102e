package io.labelwright.consensus.ibcc;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link Ibcc}. */
@StrategyInfo(
        id = "consensus/ibcc",
        version = 1,
        summary = "Dawid and Skene's model with priors on confusion matrices, by variational inference. Good where"
                + " annotators confuse classes each in their own way and have some dozen answers; where several share an"
                + " error, or a class is very rare, classes may drift.",
        paper = "H.-C. Kim, Z. Ghahramani: Bayesian classifier combination. AISTATS (2012), 619-627; E. Simpson, S."
                + " Roberts, I. Psorakis, A. Smith: Dynamic Bayesian combination of multiple imperfect classifiers."
                + " Decision Making and Imperfection (2013), 1-35",
        example = """
                - id: agreed
                  uses: consensus/ibcc
                  needs: [messages, answers]
                  with: {prior_right: 4, prior_wrong: 1}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
public final class IbccFactory implements StrategyFactory<IbccConfig> {

    @Override
    public Strategy create(IbccConfig config) {
        return new Ibcc(config);
    }
}
