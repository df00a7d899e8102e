package io.labelwright.consensus.mace;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.label.Task;

/** Makes {@link Mace}. */
@StrategyInfo(
        id = "consensus/mace",
        version = 1,
        summary = "Estimates how often each annotator knows the answer, and what the annotator answers when not. Good"
                + " at finding spammers; it knows no confusion of classes, and where classes are very unequal it may"
                + " take the answer of the larger one for spam.",
        paper = "D. Hovy, T. Berg-Kirkpatrick, A. Vaswani, E. Hovy: Learning whom to trust with MACE. NAACL-HLT (2013),"
                + " 1120-1130",
        example = """
                - id: agreed
                  uses: consensus/mace
                  needs: [messages, answers]
                  with: {restarts: 10, max_iterations: 50}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL},
        seeded = true)
public final class MaceFactory implements StrategyFactory<MaceConfig> {

    @Override
    public Strategy create(MaceConfig config) {
        return new Mace(config);
    }
}
