package io.labelwright.consensus.dawidskene;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.consensus.Crowd;
import io.labelwright.consensus.Options;
import io.labelwright.consensus.RepositoryFiles;
import io.labelwright.consensus.annotator.History;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.consensus.ConsensusOptions;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectedRow;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.StrategyContract;
import io.labelwright.testkit.TestStage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DawidSkeneTest extends StrategyContract<DawidSkeneConfig> {

    @Override
    protected StrategyFactory<DawidSkeneConfig> factory() {
        return new DawidSkeneFactory();
    }

    private static CollectingOutputs run(
            InMemoryInputs inputs, double smoothing, int iterations, double tolerance, ConsensusOptions options) {
        return TestStage.of(new DawidSkeneFactory())
                .run(new DawidSkeneConfig(smoothing, iterations, tolerance, false, options), inputs);
    }

    private static double[] posterior(CollectedRow row, int classes) {
        var q = new double[classes];
        for (int k = 0; k < classes; k++) {
            q[k] = row.number("p:" + Crowd.className(k));
        }
        return q;
    }

    private static double[][] posteriors(CollectingOutputs out, int classes) {
        return out.rows(TableKind.LABELS).stream()
                .map(row -> posterior(row, classes))
                .toArray(double[][]::new);
    }

    private static double theta(CollectingOutputs out, int annotator, int truth, int answer) {
        return out.row(
                        TableKind.CONFUSION,
                        "annotator",
                        Crowd.annotatorName(annotator),
                        "truth",
                        Crowd.className(truth),
                        "answer",
                        Crowd.className(answer))
                .number("value");
    }

    /** Figures of golden/dawid_skene_reference.py, an independent implementation in numpy. */
    @Test
    void smoothingEqualsTheReference() {
        int[] item = {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3};
        int[] annotator = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1};
        int[] label = {0, 0, 1, 1, 1, 1, 2, 0, 2, 0, 2};
        var crowd = new Crowd(4, 3);
        for (int a = 0; a < item.length; a++) {
            crowd.answer(item[a], annotator[a], label[a]);
        }
        double[][][] theta = {
            {
                {0.7846671550873145, 0.11338899716965664, 0.10194384774302878},
                {0.1501347937989225, 0.7445483411936901, 0.10531686500738763},
                {0.24081579953915355, 0.05293908750877487, 0.7062451129520716}
            },
            {
                {0.5949490855250641, 0.14479923812056533, 0.26025167635437046},
                {0.1765672457944723, 0.6787826451341035, 0.1446501090714241},
                {0.4398833652165282, 0.06828095682923721, 0.49183567795423455}
            },
            {
                {0.4752587041214722, 0.3845496469536623, 0.1401916489248655},
                {0.14917834341351735, 0.7233931005233515, 0.1274285560631312},
                {0.21126106935766295, 0.07623803724580032, 0.7125008933965368}
            }
        };

        // The reference sees in its 30th round that the likelihood stands still, and keeps what 29 rounds gave.
        CollectingOutputs out = run(crowd.inputs(), 1, 29, 0, Options.defaults());

        assertThat(out.facts()).containsEntry("iterations", 29.0);
        for (int w = 0; w < 3; w++) {
            for (int k = 0; k < 3; k++) {
                for (int l = 0; l < 3; l++) {
                    assertThat(theta(out, w, k, l))
                            .as("annotator %d, truth %d, answer %d", w, k, l)
                            .isEqualTo(theta[w][k][l], Offset.offset(1e-9));
                }
            }
        }
        double[][] posteriors = {
            {0.9034455502902302, 0.06477096004522274, 0.03178348966454706},
            {0.025064330896863947, 0.9740801349937482, 0.0008555341093879216},
            {0.046414045152717194, 0.008681434000753298, 0.9449045208465295},
            {0.6557588608309833, 0.046805346199480714, 0.29743579296953604}
        };
        for (int i = 0; i < 4; i++) {
            assertThat(posteriors(out, 3)[i]).containsExactly(posteriors[i], Offset.offset(1e-9));
        }
    }

    /** The same answers as a history, or as answers to items whose truth gold tells. */
    @Test
    void pastAnswersCountLikeAnswersToItemsOfKnownTruth() {
        Crowd crowd = Crowd.random(40, 6, 3, 5, 3);
        int[][] past = {{0, 0, 0}, {0, 1, 0}, {1, 2, 2}, {2, 0, 1}, {2, 0, 0}, {2, 1, 1}, {5, 2, 2}, {5, 1, 2}};
        var history = new History();
        var taught = new Crowd(40 + past.length, 3);
        for (int a = 0; a < crowd.column(0).length; a++) {
            taught.answer(crowd.column(0)[a], crowd.column(1)[a], crowd.column(2)[a]);
        }
        for (int i = 0; i < past.length; i++) {
            taught.answer(40 + i, past[i][0], past[i][2]);
            history.add(Crowd.annotatorName(past[i][0]), "c" + past[i][1], "c" + past[i][2], 1);
        }
        InMemoryInputs known = taught.inputs();
        for (int i = 0; i < past.length; i++) {
            known.gold(Crowd.itemName(40 + i), "c" + past[i][1]);
        }
        Map<String, Double> priors = Map.of("c0", 0.5, "c1", 0.3, "c2", 0.2);

        for (double smoothing : new double[] {0, 1}) {
            CollectingOutputs one = run(known, smoothing, 20, 0, Options.with(priors, true));
            CollectingOutputs other =
                    run(crowd.inputs().with(history.table()), smoothing, 20, 0, Options.with(priors, "before", 1));

            for (int w = 0; w < 6; w++) {
                for (int at = 0; at < 9; at++) {
                    assertThat(theta(other, w, at / 3, at % 3))
                            .isEqualTo(theta(one, w, at / 3, at % 3), Offset.offset(1e-12));
                }
            }
            for (int i = 0; i < 40; i++) {
                assertThat(posteriors(other, 3)[i]).containsExactly(posteriors(one, 3)[i], Offset.offset(1e-12));
            }
        }
    }

    /** One textbook iteration from shares of votes: 2 of 3 for c0 in both items. */
    @Test
    void oneIterationWithAHistoryIsAsByHand() {
        var crowd = new Crowd(2, 2).answer(0, 0, 0).answer(0, 1, 0).answer(0, 2, 1);
        crowd.answer(1, 0, 0).answer(1, 1, 1).answer(1, 2, 0);
        var history =
                new History().add(Crowd.annotatorName(0), "c0", "c0", 3).add(Crowd.annotatorName(0), "c1", "c0", 1);

        CollectingOutputs out = run(crowd.inputs().with(history.table()), 0, 1, 0, Options.with(null, "before", 0.5));

        // Votes give c0 4/3 of the two items and c1 2/3; then both items are believed under what follows from that, of
        // which the matrices are made: q(c0) = 4/3 x, q(c1) = 2/3 y with x, y the products of the first matrices.
        double right = (4 / 3.0 + 1.5) / (4 / 3.0 + 1.5);
        double wrong = (2 / 3.0 + 0.5) / (2 / 3.0 + 0.5);
        double c0 = 2 / 3.0 * right * 0.5 * 0.5;
        double c1 = 1 / 3.0 * wrong * 0.5 * 0.5;
        double q = c0 / (c0 + c1);
        assertThat(theta(out, 0, 0, 0)).isEqualTo(1, Offset.offset(1e-9));
        assertThat(out.row(TableKind.CONFUSION, "annotator", Crowd.annotatorName(0), "truth", "c0", "answer", "c0")
                        .number("count"))
                .isEqualTo(2 * q + 1.5, Offset.offset(1e-9));
        assertThat(out.row(TableKind.CONFUSION, "annotator", Crowd.annotatorName(0), "truth", "c1", "answer", "c0")
                        .number("count"))
                .isEqualTo(2 * (1 - q) + 0.5, Offset.offset(1e-9));
        assertThat(out.row(TableKind.ANNOTATORS, "annotator", Crowd.annotatorName(0))
                        .number("accuracy"))
                .isEqualTo((2 * q + 1.5) / (2 + 2), Offset.offset(1e-9));
        assertThat(out.row(TableKind.ANNOTATORS, "annotator", Crowd.annotatorName(0))
                        .number("answers"))
                .isEqualTo(2);
    }

    @Test
    void theExampleOf1979ComesOutAsPublished() {
        Path folder = RepositoryFiles.root().resolve("docs/examples/dawid-skene-1979");
        var crowd = InMemoryInputs.ofClasses("1", "2", "3", "4");
        RepositoryFiles.cells(folder.resolve("answers.csv")).forEach(row -> crowd.answer(row[0], row[1], row[3]));

        CollectingOutputs out = run(crowd, 0, 200, 0, Options.defaults());

        compareErrorRates(out, folder.resolve("expected/error-rates.csv"), 0.005 + 1e-9);
        compareErrorRates(out, folder.resolve("expected/recomputed-error-rates.csv"), 1e-6);
        comparePosteriors(out, folder.resolve("expected/posteriors.csv"), 0.005 + 1e-9);
        comparePosteriors(out, folder.resolve("expected/recomputed-posteriors.csv"), 1e-6);
        assertThat(out.facts().get("log_likelihood_per_answer") * 315).isEqualTo(-192.890881, Offset.offset(1e-4));
    }

    private static void compareErrorRates(CollectingOutputs out, Path expected, double tolerance) {
        List<String[]> rows = RepositoryFiles.cells(expected);
        assertThat(rows).hasSize(80);
        for (String[] row : rows) {
            assertThat(out.row(TableKind.CONFUSION, "annotator", row[0], "truth", row[1], "answer", row[2])
                            .number("value"))
                    .as("%s", Arrays.asList(row))
                    .isEqualTo(Double.parseDouble(row[3]), Offset.offset(tolerance));
        }
    }

    private static void comparePosteriors(CollectingOutputs out, Path expected, double tolerance) {
        List<String[]> rows = RepositoryFiles.cells(expected);
        assertThat(rows).hasSize(45);
        for (String[] row : rows) {
            CollectedRow labels = out.row(TableKind.LABELS, "item", row[0]);
            for (int k = 1; k <= 4; k++) {
                assertThat(labels.number("p:" + k))
                        .as("%s", Arrays.asList(row))
                        .isEqualTo(Double.parseDouble(row[k]), Offset.offset(tolerance));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 2, 3, 0, 1",
        "17, 5, 2, 9, 0, 2",
        "23, 7, 3, 11, 1, 3",
        "31, 3, 5, 22, 0, 4",
        "29, 4, 5, 23, 0.5, 5",
        "13, 40, 3, 24, 1, 6",
        "11, 60, 4, 150, 0, 7",
        "9, 150, 6, 400, 2, 8",
        "101, 2, 7, 6, 1, 9"
    })
    void theKernelEqualsThePlainModel(int items, int annotators, int classes, int most, double smoothing, long seed) {
        Crowd crowd = Crowd.random(items, annotators, classes, most, seed);
        for (int k = 0; k < classes; k++) {
            crowd.answer(0, 0, k);
        }
        for (int w = 0; w < annotators; w++) {
            crowd.answer(items - 1, w, w % classes);
        }

        compare(crowd, annotators, classes, smoothing, unknown(items), null, 15);
    }

    @ParameterizedTest
    @CsvSource({"0, 11", "1, 12", "0, 13", "3, 14"})
    void knownItemsAndGivenPriorsTeachAsInThePlainModel(double smoothing, long seed) {
        int items = 37;
        int classes = 3;
        Crowd crowd = Crowd.random(items, 6, classes, 30, seed);
        for (int w = 0; w < 6; w++) {
            crowd.answer(0, w, w % classes);
        }
        var random = new SplittableRandom(seed);
        int[] known = unknown(items);
        for (int i = 0; i < items; i += 4) {
            known[i] = random.nextInt(classes);
        }

        compare(crowd, 6, classes, smoothing, known, null, 10);
        compare(crowd, 6, classes, smoothing, unknown(items), new double[] {0.2, 0.7, 0.1}, 10);
        compare(crowd, 6, classes, smoothing, known, new double[] {0.1, 0.1, 0.8}, 10);
    }

    private static int[] unknown(int items) {
        var known = new int[items];
        Arrays.fill(known, -1);
        return known;
    }

    private static void compare(
            Crowd crowd,
            int annotators,
            int classes,
            double smoothing,
            int[] known,
            double @org.jspecify.annotations.Nullable [] priors,
            int iterations) {
        int[] item = crowd.column(0);
        var reference = new ReferenceDawidSkene(
                        item,
                        crowd.column(1),
                        crowd.column(2),
                        crowd.items(),
                        annotators,
                        classes,
                        smoothing,
                        known,
                        priors)
                .run(iterations);
        InMemoryInputs inputs = crowd.inputs().blocksOf(5);
        for (int i = 0; i < known.length; i++) {
            if (known[i] >= 0) {
                inputs.gold(Crowd.itemName(i), Crowd.className(known[i]));
            }
        }
        Map<String, Double> given = null;
        if (priors != null) {
            given = new HashMap<>();
            for (int k = 0; k < classes; k++) {
                // In any scale: shares are made of them.
                given.put(Crowd.className(k), 5 * priors[k]);
            }
        }

        CollectingOutputs out = run(inputs, smoothing, iterations, 0, Options.with(given, true));

        double[][] posteriors = posteriors(out, classes);
        for (int i = 0; i < crowd.items(); i++) {
            int index = i;
            if (Arrays.stream(item).anyMatch(of -> of == index)) {
                assertThat(posteriors[i])
                        .as("posterior of item %d", i)
                        .containsExactly(reference.posterior[i], Offset.offset(1e-6));
            }
        }
        for (int w = 0; w < annotators; w++) {
            assertThat(theta(out, w, 0, classes - 1))
                    .isEqualTo(reference.theta[w][0][classes - 1], Offset.offset(1e-6));
        }
    }

    @Test
    void aThousandAnswersToAnItemDoNotVanish() {
        var crowd = new Crowd(3, 2);
        for (int w = 0; w < 1000; w++) {
            crowd.answer(0, w, w % 10 == 0 ? 1 : 0)
                    .answer(1, w, w % 10 == 1 ? 0 : 1)
                    .answer(2, w, w % 2);
        }

        CollectingOutputs out = run(crowd.inputs(), 0, 100, 1e-5, Options.defaults());

        assertThat(posteriors(out, 2)[0]).containsExactly(new double[] {1, 0}, Offset.offset(1e-9));
        assertThat(posteriors(out, 2)[1]).containsExactly(new double[] {0, 1}, Offset.offset(1e-9));
        assertThat(Arrays.stream(posteriors(out, 2)[2]).sum()).isEqualTo(1, Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void aClassThatNobodyAnswersChangesNothing(double smoothing) {
        Crowd crowd = Crowd.random(60, 8, 3, 7, 5);

        CollectingOutputs three = run(crowd.inputs(), smoothing, 50, 1e-5, Options.defaults());
        CollectingOutputs five = run(
                crowd.inputs(List.of("unused a", "c0", "c1", "unused b", "c2")),
                smoothing,
                50,
                1e-5,
                Options.defaults());

        for (CollectedRow row : three.rows(TableKind.LABELS)) {
            CollectedRow other = five.row(TableKind.LABELS, "item", row.text("item"));
            assertThat(other.text("label")).isEqualTo(row.text("label"));
            assertThat(other.text("status")).isEqualTo(row.text("status"));
            if (!row.isMissing("p:c0")) {
                assertThat(posterior(other, 3)).containsExactly(posterior(row, 3), Offset.offset(1e-9));
                assertThat(other.number("p:unused a")).isZero();
            }
        }
    }

    @Test
    void oneUsedClassIsCertain() {
        var crowd = new Crowd(2, 1).answer(0, 0, 0).answer(0, 1, 0).answer(1, 1, 0);

        for (double smoothing : new double[] {0, 1}) {
            for (var inputs : List.of(crowd.inputs(), crowd.inputs(List.of("c0", "other")))) {
                CollectingOutputs out = run(inputs, smoothing, 100, 1e-5, Options.defaults());

                assertThat(out.rows(TableKind.LABELS)).allSatisfy(row -> {
                    assertThat(row.text("label")).isEqualTo("c0");
                    assertThat(row.number("confidence")).isEqualTo(1, Offset.offset(1e-9));
                });
            }
        }
    }

    @Test
    void theLogLikelihoodNeverFallsWithoutSmoothing() {
        InMemoryInputs inputs = Crowd.random(80, 9, 4, 6, 3).inputs();
        double before = Double.NEGATIVE_INFINITY;
        for (int iterations = 1; iterations < 40; iterations += 3) {
            double now =
                    run(inputs, 0, iterations, 0, Options.defaults()).facts().get("log_likelihood_per_answer");
            assertThat(now).isGreaterThanOrEqualTo(before - 1e-9);
            before = now;
        }
    }
}
