package io.labelwright.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Nothing lower knows anything higher: spi, then math, then strategies, connectors and engine, then cli. */
@AnalyzeClasses(packages = "io.labelwright", importOptions = DoNotIncludeTests.class)
class LayersTest {

    private static final String SPI = "io.labelwright.spi..";
    private static final String MATH = "io.labelwright.math..";
    private static final String LEARN = "io.labelwright.learn..";
    private static final String ENGINE = "io.labelwright.engine..";
    private static final String CLI = "io.labelwright.cli..";
    private static final String OBSERVE = "io.labelwright.observe..";
    private static final String TESTKIT = "io.labelwright.testkit..";

    /**
     * The modules by their root package; whatever is in none of these, and no test kit, is a strategy or a connector.
     */
    private static final DescribedPredicate<JavaClass> PLUGINS = resideInAPackage("io.labelwright..")
            .and(DescribedPredicate.not(resideInAnyPackage(SPI, MATH, LEARN, ENGINE, TESTKIT, OBSERVE, CLI)))
            .as("built-in plug-ins");

    @ArchTest
    static void everyModuleIsImported(JavaClasses imported) {
        var roots = Stream.of(
                        "spi",
                        "math",
                        "engine",
                        "observe",
                        "cli",
                        "learn",
                        "vector",
                        "features",
                        "imbalance",
                        "prelabel",
                        "propagate",
                        "remote",
                        "consensus",
                        "evaluate",
                        "taxonomy",
                        "select",
                        "split",
                        "review",
                        "files",
                        "jdbc",
                        "parquet",
                        "platforms",
                        "text",
                        "vision")
                .map(name -> "io.labelwright." + name)
                .toList();

        var empty = roots.stream()
                .filter(root ->
                        imported.stream().noneMatch(type -> (type.getPackageName() + ".").startsWith(root + ".")))
                .toList();

        assertThat(empty).isEqualTo(List.of());
    }

    @ArchTest
    static final ArchRule SPI_SEES_THE_JDK_AND_JSPECIFY_ONLY =
            classes().that().resideInAPackage(SPI).should().onlyDependOnClassesThat(inTheJdkOr(SPI));

    @ArchTest
    static final ArchRule MATH_SEES_THE_SPI_ONLY = classes()
            .that()
            .resideInAPackage(MATH)
            .should()
            .onlyDependOnClassesThat(inTheJdkOr(SPI, MATH, "org.apache.commons.math3..", "tools.jackson.core.."));

    @ArchTest
    static final ArchRule LEARN_SEES_SPI_AND_MATH = classes()
            .that()
            .resideInAPackage(LEARN)
            .should()
            .onlyDependOnClassesThat(inTheJdkOr(SPI, MATH, LEARN, "org.apache.commons.math3.."));

    @ArchTest
    static final ArchRule PLUGINS_SEE_NEITHER_ENGINE_NOR_CLI =
            noClasses().that(PLUGINS).should().dependOnClassesThat().resideInAnyPackage(ENGINE, CLI);

    @ArchTest
    static final ArchRule PLUGINS_SEE_NO_CONTAINER =
            noClasses().that(PLUGINS).should().dependOnClassesThat().resideInAnyPackage("com.google.inject..");

    @ArchTest
    static final ArchRule ENGINE_SEES_NEITHER_PLUGINS_NOR_CLI = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat(PLUGINS.or(resideInAnyPackage(OBSERVE, CLI)).as("built-in plug-ins or the runner"));

    @ArchTest
    static final ArchRule CLI_SEES_NO_PLUGIN =
            noClasses().that().resideInAPackage(CLI).should().dependOnClassesThat(PLUGINS);

    @ArchTest
    static final ArchRule NO_CYCLE_BETWEEN_PACKAGES =
            slices().matching("io.labelwright.(**)").should().beFreeOfCycles();

    private static DescribedPredicate<JavaClass> inTheJdkOr(String... packages) {
        return resideInAnyPackage("java..", "javax..", "org.jspecify..")
                .or(resideInAnyPackage(packages))
                .or(DescribedPredicate.describe("a primitive or an array of one", LayersTest::isPrimitive))
                .as("in the JDK or in %s", List.of(packages));
    }

    private static boolean isPrimitive(JavaClass type) {
        return type.getBaseComponentType().isPrimitive();
    }
}
