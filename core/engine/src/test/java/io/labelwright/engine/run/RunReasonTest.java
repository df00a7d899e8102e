package io.labelwright.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.Task;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunReasonTest {

    private static Map<String, String> causes(String... pairs) {
        Map<String, String> causes = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            causes.put(pairs[i], pairs[i + 1]);
        }
        return causes;
    }

    private static String reason(Map<String, String> before, Map<String, String> now) {
        return RunReason.of(before, now);
    }

    @Test
    void theFirstDifferenceIsToldAndTheOthersAreCounted() {
        Map<String, String> before = causes(
                "strategy version", "3", "config smoothing", "0.1", "config", "{1}", "input a.csv", "h1", "seed", "0");
        Map<String, String> now = causes(
                "strategy version", "4", "config smoothing", "0.2", "config", "{2}", "input a.csv", "h2", "seed", "0");

        assertThat(reason(before, now)).isEqualTo("strategy version 3 -> 4 and 2 more");
        now.put("strategy version", "3");
        assertThat(reason(before, now)).isEqualTo("config smoothing 0.1 -> 0.2 and 1 more");
        now.put("config", "{1}");
        assertThat(reason(before, now)).isEqualTo("input a.csv changed");
        now.put("input a.csv", "h1");
        assertThat(reason(before, now)).isEqualTo("its result is no longer in the store");
    }

    @Test
    void whatCameAndWhatWentIsTold() {
        assertThat(reason(causes("config", "1"), causes("config", "2", "config costs", "x")))
                .isEqualTo("config costs is new");
        assertThat(reason(causes("config", "1", "config costs", "x"), causes("config", "2")))
                .isEqualTo("config costs is gone");
        assertThat(reason(causes("table labels of a", "h"), causes("table labels of b", "h")))
                .isEqualTo("table labels of b is new and 1 more");
        assertThat(reason(causes("plug-in jar x.jar", "h"), causes("plug-in jar x.jar", "g")))
                .isEqualTo("plug-in jar x.jar changed");
        assertThat(reason(causes("config", "1"), causes("config", "2"))).isEqualTo("config changed");
    }

    @Test
    void longValuesAreShownWhereTheyDiffer() {
        String same = "x".repeat(100);

        String reason = reason(
                causes("config", "1", "config where", same + " > 1"),
                causes("config", "2", "config where", same + " > 2"));

        assertThat(reason).isEqualTo("config where ...xxxxx > 1 -> ...xxxxx > 2");
        assertThat(reason(
                        causes("config", "1", "config where", same),
                        causes("config", "2", "config where", same + "\ud83d\ude00".repeat(60))))
                .hasSizeLessThan(140)
                .doesNotContain("\ufffd")
                .matches(text -> text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff));
    }

    private static String labels(Task task, LabelClass... classes) {
        return ClassChange.text(new LabelSchema(task, Arrays.asList(classes), null));
    }

    private static LabelClass[] named(String... names) {
        return Arrays.stream(names).map(LabelClass::of).toArray(LabelClass[]::new);
    }

    @Test
    void changesOfClassesAreNamed() {
        String before = labels(Task.CLASSIFICATION, named("ham", "spam"));

        assertThat(ClassChange.describe(before, labels(Task.ORDINAL, named("ham", "spam"))))
                .isEqualTo("task classification -> ordinal");
        assertThat(ClassChange.describe(before, labels(Task.CLASSIFICATION, named("ham", "spam", "scam"))))
                .isEqualTo("class 'scam' is new");
        assertThat(ClassChange.describe(before, labels(Task.CLASSIFICATION, named("a", "b", "c", "d", "spam"))))
                .isEqualTo("classes 'a', 'b', 'c' and 1 more are new, class 'ham' is gone");
        assertThat(ClassChange.describe(before, labels(Task.CLASSIFICATION, named("spam", "ham"))))
                .isEqualTo("the classes are in another order");
        assertThat(ClassChange.describe(
                        before,
                        labels(
                                Task.CLASSIFICATION,
                                LabelClass.of("ham"),
                                new LabelClass("spam", null, null, List.of("junk"), null))))
                .isEqualTo("class 'spam' has other aliases or another parent");
        assertThat(ClassChange.describe("classification | ham", before)).isEqualTo("labels changed");
        assertThat(ClassChange.describe(before, labels(Task.CLASSIFICATION, named("\u001b[31m", "ham", "spam"))))
                .isEqualTo("class '\\x1b[31m' is new");
    }

    @Test
    void aLongListOfClassesIsNotCut() {
        String[] names = new String[60];
        Arrays.setAll(names, i -> "class number " + i);
        String before = labels(Task.CLASSIFICATION, named(names));
        names[59] = "the last one";

        assertThat(ClassChange.describe(before, labels(Task.CLASSIFICATION, named(names))))
                .isEqualTo("class 'the last one' is new, class 'class number 59' is gone");
    }

    @Test
    void onlyWhatDoesNotDependOnOthersIsCertain() {
        Map<String, String> before = causes("config tie", "a", "config", "1", "seed", "0", "table labels of x", "h");

        assertThat(RunReason.certain(before, causes("config tie", "a", "config", "1", "seed", "0")))
                .isEmpty();
        assertThat(RunReason.certain(before, causes("config tie", "b", "config", "2", "seed", "0")))
                .isEqualTo("config tie a -> b");
        assertThat(RunReason.certain(before, causes("config tie", "a", "config", "1", "seed", "1")))
                .isEqualTo("seed 0 -> 1");
        assertThat(RunReason.certain(
                        before, causes("config tie", "a", "config", "1", "seed", "0", "table labels of y", "h")))
                .isEmpty();
    }
}
