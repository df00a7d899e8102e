package io.labelwright.engine.run;

import io.labelwright.testkit.sin.PluginJar;
import java.nio.file.Path;

/** A plug-in of which values are words or something else: no built-in strategy has every such key. */
public final class PluginWithAlternatives {

    private static final PluginJar JAR = PluginJar.compile("""
            package acme;

            import io.labelwright.spi.*;
            import io.labelwright.spi.describe.*;
            import io.labelwright.spi.table.TableKind;
            import java.util.List;
            import java.util.Map;

            @StrategyInfo(id = "taxonomy/acme", version = 1, summary = "Takes what it is given.")
            @Reads(value = TableKind.ANNOTATIONS, optional = true)
            @Reads(value = TableKind.LABELS, optional = true)
            @Reads(value = TableKind.PREDICTIONS, optional = true)
            @Reads(value = TableKind.GOLD, optional = true)
            @Writes(value = TableKind.ANNOTATIONS, replaces = true)
            @Writes(value = TableKind.LABELS, replaces = true)
            @Writes(value = TableKind.PREDICTIONS, replaces = true)
            @Writes(value = TableKind.GOLD, replaces = true)
            public final class Acme implements StrategyFactory<Acme.Config> {

                sealed interface Weights {
                    enum Rule implements Weights { NONE, BALANCED }
                    record Amounts(@ClassName Map<String, Double> byClass) implements Weights {}
                }

                sealed interface Sampling {
                    enum Rule implements Sampling { AUTO, MINORITY }
                    record Ratio(@Range(min = 0, above = true, max = 1) double ratio) implements Sampling {}
                    record Parts(List<Part> parts) implements Sampling {}
                }

                record Part(@Doc("Class.") @ClassName String label,
                        @Doc("Share.") @Default("1") @Range(min = 0) double share) {}

                sealed interface Renaming {
                    enum Rule implements Renaming { KEEP, FOLD }
                    record Names(@SourceClass Map<String, String> names) implements Renaming {}
                }

                record Config(
                        @Doc("Weights of classes.") @Default("balanced") Weights classWeights,
                        @Doc("How many.") @Optional Sampling sampling,
                        @Doc("Other classes.") @Default("{}") Renaming renaming) {}

                @Override
                public Strategy create(Config config) {
                    return (in, out, context) -> {
                        if (config.renaming() instanceof Renaming.Names names) {
                            out.fact("names", names.names().size());
                        }
                        out.write(out.builder(TableKind.ANNOTATIONS).build());
                    };
                }
            }
            """);

    private PluginWithAlternatives() {}

    /** Puts it below a folder of plug-ins. */
    public static void installIn(Path plugins) {
        JAR.writeTo(plugins.resolve("acme/acme.jar"));
    }
}
