package io.labelwright.imbalance.decision;

import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.consensus.Overwrite;
import io.labelwright.spi.consensus.Tie;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of what decides labels from predictions. */
@Reads(TableKind.PREDICTIONS)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.SPLITS, optional = true)
@Writes(TableKind.LABELS)
public record DecisionOptions(
        @Doc("The stage whose predictions are decided on. Default: the only ones in view.") @Optional @Nullable
        String predictions,

        @Doc("Parts of splits, such as [train], whose labelled items may be learned from. Default: all labelled items.")
        @Default("[]")
        List<String> fitOn,

        @Doc("Whether items that have a label keep it, so that open ones alone are decided. Labels given by people stay"
                + " in any case.")
        @Default("false")
        boolean keepLabels,

        @Doc("Whether labels given by people may be replaced.") @Default("open")
        Overwrite overwrite,

        @Doc("An item whose label would have a lower confidence stays unresolved.")
        @Default("0")
        @Range(min = 0, max = 1)
        double minConfidence,

        @Doc("What happens when several classes are equally good; prior: the more frequent one.") @Default("unresolved")
        Tie tie) {

    public DecisionOptions {
        fitOn = List.copyOf(fitOn);
        if (keepLabels && overwrite == Overwrite.ALL) {
            throw new IllegalArgumentException("keep_labels: true and overwrite: all contradict each other");
        }
    }

    /** The same for the writer of labels. */
    ConsensusOptions rules() {
        return new ConsensusOptions(
                List.of(), minConfidence, 1, tie, RepeatedAnswers.KEEP_ALL, null, null, false, overwrite);
    }
}
