package io.labelwright.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GoldGuardTest {

    private static final String GOLD = "@Reads(TableKind.GOLD)";
    private static final String GOLD_BY_KEY = "@Reads(value = TableKind.GOLD, when = \"gold\")";
    private static final String GOLD_BY_TABLE = "@Reads(from = \"table\")";

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"evaluate", "split", "taxonomy", "review"})
    void theFamiliesThatNeedGoldReadIt(String family) throws IOException {
        assertThat(usable(family + "/acme", GOLD, "")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"features", "prelabel", "noise", "select", "propagate", "imbalance", "consensus", "acme"})
    void noOtherFamilyReadsIt(String family) throws IOException {
        assertThat(usable(family + "/acme", GOLD, "")).isFalse();
        assertThat(usable(family + "/acme", "@Reads(TableKind.LABELS)", "")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"consensus, false, true", "consensus, true, false", "prelabel, false, false"})
    void consensusReadsItOnlyWhereTheWorkflowSaysSo(String family, String byDefault, boolean allowed)
            throws IOException {
        String key = "@Doc(\"Gold.\") @Default(\"" + byDefault + "\") boolean gold";

        assertThat(usable(family + "/acme", GOLD_BY_KEY, key)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"features, false", "evaluate, true"})
    void aTableThatAKeyNamesMayBeGold(String family, boolean allowed) throws IOException {
        assertThat(usable(family + "/acme", GOLD_BY_TABLE, "@Doc(\"Table.\") TableKind table"))
                .isEqualTo(allowed);
        assertThat(usable(family + "/acme", GOLD_BY_TABLE, "@Doc(\"Table.\") Side table"))
                .isTrue();
    }

    private boolean usable(String id, String reads, String components) throws IOException {
        CompiledPlugin.of(CompiledPlugin.strategy("Acme", id, reads, components, "enum Side { LABELS, SUSPECTS }"))
                .jar(root.resolve("plugins/acme/acme.jar"));
        try (Plugins plugins = Plugins.discover(List.of(root.resolve("plugins")))) {
            boolean usable = plugins.find(id).isPresent();
            if (!usable) {
                assertThat(plugins.problems()).singleElement().satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(StandardError.PLUGIN_BROKEN);
                    assertThat(problem.message()).contains(id, "gold");
                });
            }
            return usable;
        }
    }
}
