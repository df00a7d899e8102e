package io.labelwright.spi.consensus;

import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StageOf;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that every consensus method understands; a method's config holds it with {@code @Inline}. */
@Reads(TableKind.ANNOTATIONS)
@Reads(value = TableKind.LABELS, optional = true)
@Reads(value = TableKind.GOLD, when = "gold")
@Reads(value = TableKind.CONFUSION, when = "annotator_priors", optional = true)
@Writes(TableKind.LABELS)
@Writes(TableKind.ANNOTATORS)
@Writes(TableKind.CONFUSION)
public record ConsensusOptions(
        @Doc("Whose answers count: annotator names with * and ?, or stage:ID for all that a stage brought. Empty: all.")
        @Default("[]")
        List<String> sources,

        @Doc("An item whose best class has a lower posterior stays unresolved.") @Default("0") @Range(min = 0, max = 1)
        double minConfidence,

        @Doc("An item with fewer answers stays unresolved.") @Default("1") @Range(min = 1)
        int quorum,

        @Doc("What happens when several classes are equally good.") @Default("unresolved")
        Tie tie,

        @Doc("What to do with several answers of one annotator to one item.") @Default("error")
        RepeatedAnswers repeatedAnswers,

        @Doc("Share of each class before any answer is seen; estimated from the answers when not given.")
        @ClassName
        @Optional
        @Nullable
        Map<String, Double> priors,

        @Doc("Cost of answering one class when another is true, {truth: {answer: cost}}; what is not named costs 1, the"
                + " truth itself 0. The label with the least expected cost is chosen.")
        @ClassName
        @Optional
        @Nullable
        Map<String, Map<String, Double>> costs,

        @Doc("Whether gold labels teach the method: items with gold are taken as known.") @Default("false")
        boolean gold,

        @Doc("Whether labels given by people may be replaced.") @Default("open")
        Overwrite overwrite,

        @Doc("A stage whose rows of the table confusion say how annotators answered before: an import with the block"
                + " confusion, or a stage before this one. In every iteration they count as answers to items whose truth"
                + " is known. Annotators that it does not name start as ever.")
        @StageOf(TableKind.CONFUSION)
        @Optional
        @Nullable
        String annotatorPriors,

        @Doc("How much an answer of annotator_priors counts beside an answer of now: 1 as much, 0.5 half, 0 nothing.")
        @Default("1")
        @Range(min = 0, max = 1e6)
        double annotatorPriorStrength) {

    public ConsensusOptions {
        if (priors != null) {
            double sum = 0;
            for (double share : priors.values()) {
                if (!(share >= 0)) {
                    throw new IllegalArgumentException("priors are shares of at least 0, not " + share);
                }
                sum += share;
            }
            if (!(sum > 0 && Double.isFinite(sum))) {
                throw new IllegalArgumentException("priors need a class with a share above 0");
            }
        }
    }

    /** Options that know nothing of annotators' past. */
    public ConsensusOptions(
            List<String> sources,
            double minConfidence,
            int quorum,
            Tie tie,
            RepeatedAnswers repeatedAnswers,
            @Nullable Map<String, Double> priors,
            @Nullable Map<String, Map<String, Double>> costs,
            boolean gold,
            Overwrite overwrite) {
        this(sources, minConfidence, quorum, tie, repeatedAnswers, priors, costs, gold, overwrite, null, 1);
    }

    /** The answers that these options ask for. */
    public AnnotationQuery query() {
        return new AnnotationQuery(sources, repeatedAnswers, true, gold);
    }
}
