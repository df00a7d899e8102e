package io.labelwright.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.labelwright.imbalance.both.SmoteEnnConfig;
import io.labelwright.imbalance.both.SmoteEnnFactory;
import io.labelwright.imbalance.both.SmoteTomekConfig;
import io.labelwright.imbalance.both.SmoteTomekFactory;
import io.labelwright.imbalance.over.AdasynConfig;
import io.labelwright.imbalance.over.AdasynFactory;
import io.labelwright.imbalance.over.BorderlineSmoteConfig;
import io.labelwright.imbalance.over.BorderlineSmoteFactory;
import io.labelwright.imbalance.over.KMeansSmoteConfig;
import io.labelwright.imbalance.over.KMeansSmoteFactory;
import io.labelwright.imbalance.over.OverOptions;
import io.labelwright.imbalance.over.RandomOverConfig;
import io.labelwright.imbalance.over.RandomOverFactory;
import io.labelwright.imbalance.over.SmoteConfig;
import io.labelwright.imbalance.over.SmoteFactory;
import io.labelwright.imbalance.over.SmotenConfig;
import io.labelwright.imbalance.over.SmotenFactory;
import io.labelwright.imbalance.over.SmotencConfig;
import io.labelwright.imbalance.over.SmotencFactory;
import io.labelwright.imbalance.over.SvmSmoteConfig;
import io.labelwright.imbalance.over.SvmSmoteFactory;
import io.labelwright.imbalance.sample.Cap;
import io.labelwright.imbalance.sample.Cleaned;
import io.labelwright.imbalance.sample.DataSet;
import io.labelwright.imbalance.sample.NearOptions;
import io.labelwright.imbalance.sample.SampleOptions;
import io.labelwright.imbalance.sample.SamplingStrategy;
import io.labelwright.imbalance.under.AllKnnConfig;
import io.labelwright.imbalance.under.AllKnnFactory;
import io.labelwright.imbalance.under.CleaningOptions;
import io.labelwright.imbalance.under.ClusterCentroidsConfig;
import io.labelwright.imbalance.under.ClusterCentroidsFactory;
import io.labelwright.imbalance.under.CondensedNearestNeighbourConfig;
import io.labelwright.imbalance.under.CondensedNearestNeighbourFactory;
import io.labelwright.imbalance.under.EditedNearestNeighboursConfig;
import io.labelwright.imbalance.under.EditedNearestNeighboursFactory;
import io.labelwright.imbalance.under.InstanceHardnessConfig;
import io.labelwright.imbalance.under.InstanceHardnessFactory;
import io.labelwright.imbalance.under.KindSel;
import io.labelwright.imbalance.under.NearMissConfig;
import io.labelwright.imbalance.under.NearMissFactory;
import io.labelwright.imbalance.under.NeighbourhoodCleaningConfig;
import io.labelwright.imbalance.under.NeighbourhoodCleaningFactory;
import io.labelwright.imbalance.under.OneSidedSelectionConfig;
import io.labelwright.imbalance.under.OneSidedSelectionFactory;
import io.labelwright.imbalance.under.RandomUnderConfig;
import io.labelwright.imbalance.under.RandomUnderFactory;
import io.labelwright.imbalance.under.RepeatedEditedNearestNeighboursConfig;
import io.labelwright.imbalance.under.RepeatedEditedNearestNeighboursFactory;
import io.labelwright.imbalance.under.StoreOptions;
import io.labelwright.imbalance.under.TomekLinksConfig;
import io.labelwright.imbalance.under.TomekLinksFactory;
import io.labelwright.imbalance.under.UnderOptions;
import io.labelwright.math.neighbour.FeaturePoints.Metric;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.CollectingOutputs;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.TestStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No sampler fails on real data with classes of five rows and with hundreds of equal rows, and none loses a class.
 * Where all features are categories they are taken as numbers for the methods that know numbers only.
 */
@Tag("data")
final class EverySamplerDataTest {

    private static final SampleOptions SAMPLE = new SampleOptions(List.of("train"));

    /**
     * What samplers are told.
     *
     * @param rule which classes grow or shrink
     * @param cleaned which classes are cleaned
     * @param cap the most rows of a class
     * @param neighbours how many count
     */
    record Settings(
            SamplingStrategy.Rule rule,
            Cleaned.Rule cleaned,
            @Nullable Cap cap,
            Metric metric,
            int neighbours) {

        static final Settings USUAL =
                new Settings(SamplingStrategy.Rule.AUTO, Cleaned.Rule.AUTO, null, Metric.EUCLIDEAN, 5);

        /** More neighbours than most classes have rows, and all classes at once. */
        static final Settings AWKWARD =
                new Settings(SamplingStrategy.Rule.ALL, Cleaned.Rule.ALL, new Cap.Rows(37), Metric.COSINE, 300);

        NearOptions near() {
            return new NearOptions(SAMPLE, List.of(), metric);
        }

        OverOptions over() {
            return new OverOptions(rule, cap);
        }

        UnderOptions under() {
            return new UnderOptions(rule, cap);
        }

        CleaningOptions cleaning() {
            return new CleaningOptions(near(), cleaned);
        }

        /** Neighbours that are asked about a row, of which methods want fewer. */
        int asked() {
            return neighbours == 5 ? 3 : neighbours;
        }
    }

    private static <C extends Record> Function<InMemoryInputs, CollectingOutputs> of(
            StrategyFactory<C> factory, C config) {
        return inputs -> TestStage.of(factory).run(config, inputs);
    }

    static Map<String, Function<InMemoryInputs, CollectingOutputs>> samplers(Settings with) {
        Map<String, Function<InMemoryInputs, CollectingOutputs>> all = new LinkedHashMap<>();
        all.put("random-over", of(new RandomOverFactory(), new RandomOverConfig(SAMPLE, with.over(), 0.1, List.of())));
        all.put("smote", of(new SmoteFactory(), new SmoteConfig(with.near(), with.over(), with.neighbours())));
        for (var kind : BorderlineSmoteConfig.Kind.values()) {
            all.put(
                    kind + "",
                    of(
                            new BorderlineSmoteFactory(),
                            new BorderlineSmoteConfig(
                                    with.near(), with.over(), with.neighbours(), with.neighbours() * 2, kind)));
        }
        all.put(
                "svm-smote",
                of(
                        new SvmSmoteFactory(),
                        new SvmSmoteConfig(with.near(), with.over(), with.neighbours(), with.neighbours() * 2, 0.5)));
        all.put(
                "kmeans-smote",
                of(
                        new KMeansSmoteFactory(),
                        new KMeansSmoteConfig(with.near(), with.over(), with.neighbours(), 8, null, null)));
        all.put("adasyn", of(new AdasynFactory(), new AdasynConfig(with.near(), with.over(), with.neighbours())));
        all.put("random-under", of(new RandomUnderFactory(), new RandomUnderConfig(SAMPLE, with.under())));
        for (int version = 1; version <= 3; version++) {
            all.put(
                    "near-miss " + version,
                    of(
                            new NearMissFactory(),
                            new NearMissConfig(with.near(), with.under(), version, with.asked(), with.asked())));
        }
        all.put("tomek-links", of(new TomekLinksFactory(), new TomekLinksConfig(with.cleaning())));
        all.put(
                "edited-nearest-neighbours",
                of(
                        new EditedNearestNeighboursFactory(),
                        new EditedNearestNeighboursConfig(with.cleaning(), with.asked(), KindSel.ALL)));
        all.put(
                "repeated-edited-nearest-neighbours",
                of(
                        new RepeatedEditedNearestNeighboursFactory(),
                        new RepeatedEditedNearestNeighboursConfig(with.cleaning(), with.asked(), KindSel.ALL, 100)));
        all.put(
                "all-knn",
                of(new AllKnnFactory(), new AllKnnConfig(with.cleaning(), with.asked(), KindSel.ALL, false)));
        var store = new StoreOptions(with.cleaning(), 1, 1);
        all.put(
                "condensed-nearest-neighbour",
                of(new CondensedNearestNeighbourFactory(), new CondensedNearestNeighbourConfig(store)));
        all.put("one-sided-selection", of(new OneSidedSelectionFactory(), new OneSidedSelectionConfig(store)));
        all.put(
                "neighbourhood-cleaning",
                of(
                        new NeighbourhoodCleaningFactory(),
                        new NeighbourhoodCleaningConfig(with.cleaning(), with.asked(), 0.5)));
        all.put(
                "instance-hardness",
                of(new InstanceHardnessFactory(), new InstanceHardnessConfig(with.near(), with.under(), 5)));
        all.put(
                "cluster-centroids",
                of(
                        new ClusterCentroidsFactory(),
                        new ClusterCentroidsConfig(
                                with.near(), with.under(), ClusterCentroidsConfig.Voting.SOFT, 300)));
        all.put(
                "smote-enn",
                of(
                        new SmoteEnnFactory(),
                        new SmoteEnnConfig(with.near(), with.over(), with.neighbours(), with.asked(), KindSel.ALL)));
        all.put(
                "smote-tomek",
                of(new SmoteTomekFactory(), new SmoteTomekConfig(with.near(), with.over(), with.neighbours())));
        return all;
    }

    private static DataSet read(String name) {
        String given = System.getProperty("labelwright.shared", System.getenv("LABELWRIGHT_SHARED"));
        Path shared =
                given == null ? Path.of("../../../shared").toAbsolutePath().normalize() : Path.of(given);
        Path file = shared.resolve("data/imbalance/" + name + "/data.csv");
        assumeTrue(Files.isRegularFile(file), "data/imbalance/" + name + " is not on this machine");
        return DataSet.of(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"car", "hpc_jobs", "mammography", "wine_quality_white", "yeast"})
    void noSamplerFailsAndNoClassIsLost(String name) {
        DataSet rows = read(name);
        InMemoryInputs numbers = rows.columns().isEmpty() ? rows.inputsOfCodes() : rows.inputs();
        samplers(Settings.USUAL).forEach((sampler, run) -> check(name + " " + sampler, rows, run.apply(numbers)));
        if (!rows.categories().isEmpty()) {
            var mixed = new SmotencConfig(SAMPLE, Settings.USUAL.over(), List.of(), List.of(), 5);
            var nominal = new SmotenConfig(SAMPLE, Settings.USUAL.over(), List.of(), List.of(), 5);
            check(
                    name + " of categories",
                    rows,
                    rows.columns().isEmpty()
                            ? of(new SmotenFactory(), nominal).apply(rows.mixedInputs())
                            : of(new SmotencFactory(), mixed).apply(rows.mixedInputs()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"car", "hpc_jobs", "yeast"})
    void awkwardSettingsAreNoTrouble(String name) {
        DataSet rows = read(name);
        InMemoryInputs numbers = rows.columns().isEmpty() ? rows.inputsOfCodes() : rows.inputs();
        samplers(Settings.AWKWARD).forEach((sampler, run) -> check(name + " " + sampler, rows, run.apply(numbers)));
    }

    private static void check(String what, DataSet rows, CollectingOutputs out) {
        assertThat(out.table(TableKind.TRAINING).rows()).as(what).isPositive();
        rows.schema()
                .classes()
                .forEach(known -> assertThat(out.facts().get("rows[" + known.name() + "]"))
                        .as("%s: rows of %s", what, known.name())
                        .isPositive());
    }
}
