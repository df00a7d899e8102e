package io.labelwright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.expression.Expressions;
import io.labelwright.spi.expression.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CEL costs half a second to start; a workflow without an expression must not pay it. */
class LazyLoadingTest {

    @Test
    void celIsLoadedByTheFirstExpression() throws Exception {
        assertThat(classesLoaded("none")).noneMatch(name -> name.contains("dev.cel."));
        assertThat(classesLoaded("one")).anyMatch(name -> name.contains("dev.cel."));
    }

    private static List<String> classesLoaded(String argument) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-verbose:class",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        argument)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** Runs in a process of its own. */
    static final class Program {

        public static void main(String[] arguments) {
            Expressions expressions = new CelExpressions();
            if (arguments[0].equals("one")) {
                expressions.condition("true", List.of(), Scope.COUNTS);
            }
        }
    }
}
