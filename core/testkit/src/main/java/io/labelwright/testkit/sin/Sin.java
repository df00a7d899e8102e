package io.labelwright.testkit.sin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Plug-ins that do what a plug-in must not, one class per sin. All call themselves {@link #STRATEGY} and are a strategy
 * without config keys, so that any of them can take the place of any other in one workflow; {@link #NONE} is the one
 * that does no wrong.
 */
public enum Sin {
    NONE("Judge"),
    CONSTRUCTOR_THROWS("ConstructorThrows"),
    CONSTRUCTOR_EXITS("ConstructorExits"),
    MAKES_NOTHING("MakesNothing"),
    HANDS_OVER_NULL("HandsOverNull"),
    SCORES_NAN("ScoresNaN"),
    SCORES_ABOVE_ONE("ScoresAboveOne"),
    SCORES_INFINITE("ScoresInfinite"),
    INVENTS_A_CLASS("InventsAClass"),
    INVENTS_AN_ITEM("InventsAnItem"),
    FORGETS_ITEMS("ForgetsItems"),
    REPEATS_AN_ITEM("RepeatsAnItem"),
    COUNTS_WRONG("CountsWrong"),
    DEFORMS_A_TABLE("DeformsATable"),
    WRITES_ANOTHER_TABLE("WritesAnotherTable"),
    THROWS_IN_THE_MIDDLE("ThrowsInTheMiddle"),
    THROWS_AN_ERROR("ThrowsAnError"),
    THROWS_SILENCE("ThrowsSilence"),
    OVERFLOWS_THE_STACK("OverflowsTheStack"),
    IGNORES_INTERRUPTS("IgnoresInterrupts"),
    LEAKS_THREADS("LeaksThreads"),
    ALLOCATES_WITHOUT_BOUND("AllocatesWithoutBound"),
    EXITS_THE_PROCESS("ExitsTheProcess"),
    EXITS_IN_A_KERNEL("ExitsInAKernel"),
    HALTS_THE_PROCESS("HaltsTheProcess"),
    LOSES_A_METHOD("LosesAMethod"),
    PRINTS_TO_STDOUT("PrintsToStdout");

    /** The id of every one of these strategies. */
    public static final String STRATEGY = "consensus/judge";

    private final String className;

    Sin(String className) {
        this.className = className;
    }

    /** The plug-in's class, in the package {@code sin}. */
    public String className() {
        return className;
    }

    /** The plug-in, compiled as its author would compile it. */
    public PluginJar compile() {
        PluginJar jar = PluginJar.compile(source(className), source("Verdicts"), source("Library"));
        return this == LOSES_A_METHOD
                ? jar.withClassesOf(
                        PluginJar.compile("package sin; public final class Library {}"), "sin/Library.class")
                : jar;
    }

    private static String source(String name) {
        try (InputStream in = Sin.class.getResourceAsStream(name + ".java")) {
            if (in == null) {
                throw new IllegalStateException("no source of " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
