package io.labelwright.prelabel.rules;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.table.TableKind;

/** Makes {@code prelabel/rules}. */
@StrategyInfo(
        id = "prelabel/rules",
        version = 1,
        summary = "Answers with a class wherever a condition over the item's fields holds; each rule is an annotator of"
                + " its own and abstains elsewhere.",
        paper = "Ratner et al., Snorkel: Rapid Training Data Creation with Weak Supervision, VLDB 2017 (labeling"
                + " functions)",
        example = """
                - id: hints
                  uses: prelabel/rules
                  needs: [messages]
                  with:
                    rules:
                      - {id: prize, when: "text.hasWord(['prize', 'you won'])", label: spam, confidence: 0.9}
                      - {id: short, when: "text.size() < 20 && !text.matches('[0-9]{5}')", label: ham}
                """,
        tasks = {Task.CLASSIFICATION, Task.ORDINAL})
@Reads(TableKind.ITEMS)
@Reads(value = TableKind.LABELS, when = "statistics", optional = true)
@Writes(TableKind.ANNOTATIONS)
@Writes(
        value = TableKind.METRICS,
        when = "statistics",
        metrics = {"coverage", "overlap", "conflict"})
public final class RuleLabelsFactory implements StrategyFactory<RulesConfig> {

    @Override
    public Strategy create(RulesConfig config) {
        return new RuleLabels(config);
    }
}
