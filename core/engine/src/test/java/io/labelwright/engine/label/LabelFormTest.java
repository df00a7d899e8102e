package io.labelwright.engine.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labelwright.spi.label.Box;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.label.LabelText;
import io.labelwright.spi.label.Span;
import io.labelwright.spi.label.Task;
import io.labelwright.spi.problem.StandardError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelFormTest {

    /** The order is not that of the alphabet. */
    private static final List<LabelClass> CLASSES = List.of(
            LabelClass.of("sport"),
            new LabelClass("politics", null, null, List.of("pol", "news,politics"), null),
            LabelClass.of("art"),
            LabelClass.of("café \"au lait\""));

    private static LabelForm form(Task task) {
        return LabelForm.of(schema(task));
    }

    private static LabelSchema schema(Task task) {
        boolean classes = task != Task.NUMERIC && task != Task.TEXT && task != Task.PAIRWISE;
        return new LabelSchema(task, classes ? CLASSES : List.of(), null);
    }

    private static LabelProblem refused(Task task, String label) {
        return refused(form(task), label);
    }

    private static LabelProblem refused(LabelForm form, String label) {
        LabelProblem problem = catchThrowableOfType(LabelProblem.class, () -> form.canonical(label));
        assertThat(problem).as("'%s' is refused", label).isNotNull();
        return problem;
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"CLASSIFICATION", "ORDINAL"})
    void aClassIsItsName(Task task) {
        assertThat(form(task).canonical("pol")).isEqualTo("politics");
        assertThat(form(task).canonical("art")).isEqualTo("art");
        assertThat(refused(task, "spotr").reason())
                .isEqualTo("label 'spotr' is not one of the classes; did you mean 'sport'?");
        assertThat(refused(task, " Art").reason()).contains("it differs from 'art' in case, spaces or Unicode form");
        assertThat(refused(task, "Art").code()).isEqualTo(StandardError.UNKNOWN_LABEL);
    }

    @Test
    void severalClassesStandInTheOrderOfTheWorkflow() {
        LabelForm form = form(Task.MULTI_LABEL);

        assertThat(form.canonical(" [ \"art\" , \"pol\",\"sport\" ]\n")).isEqualTo("[\"sport\",\"politics\",\"art\"]");
        assertThat(form.canonical("[\"caf\\u00e9 \\\"au lait\\\"\",\"art\"]"))
                .isEqualTo("[\"art\",\"café \\\"au lait\\\"\"]");
        assertThat(form.canonical("[]")).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "art | the label 'art' is not a JSON array of names; write [\"art\"], or [] when no class applies",
                "art, pol | the label 'art, pol' is not a JSON array of names; write [\"art\",\"pol\"], or [] when no class"
                        + " applies",
                "news,politics | the label 'news,politics' is not a JSON array of names; write [\"news,politics\"], or [] when"
                        + " no class applies",
                "who, knows | the label 'who, knows' is not a JSON array of names; write [\"who, knows\"], or [] when no"
                        + " class applies",
                "{\"art\":1} | the label '{\"art\":1}' is not a JSON array of names; write [\"{\\\"art\\\":1}\"], or [] when"
                        + " no class applies",
                "[\"art\",\"spotr\"] | class 2: label 'spotr' is not one of the classes; did you mean 'sport'?",
                "[\"art\",\"sport\",\"art\"] | class 3: it is class 1 again",
                "[\"pol\",\"art\",\"politics\"] | class 3: it is class 1 again",
                "[\"art\",3] | class 2: a name in quotes is expected, found 3.0",
                "[\"art\" | the label is JSON that ends too early: [\"art\"",
            })
    void whatIsNoSetOfClassesIsRefused(String label, String reason) {
        assertThat(refused(Task.MULTI_LABEL, label).reason()).isEqualTo(reason);
    }

    @Test
    void whileClassesAreNotKnownTheyStandAsTheyWereMet() {
        var open = new LabelForm(Task.MULTI_LABEL, null, OtherClasses.NONE);

        assertThat(open.canonical("[\"z\",\"b\"]")).isEqualTo("[\"z\",\"b\"]");
        assertThat(open.canonical("[\"b\",\"z\"]")).isEqualTo("[\"z\",\"b\"]");
        assertThat(open.canonical("[\"a\",\"b\"]")).isEqualTo("[\"b\",\"a\"]");
        assertThat(refused(open, "[\"a\",\"a\"]").reason()).isEqualTo("class 2: it is class 1 again");
        assertThat(refused(open, "a").reason()).contains("write [\"a\"]");
    }

    @Test
    void classesOfAnotherTaxonomyComeLast() {
        var form = new LabelForm(
                Task.MULTI_LABEL, schema(Task.MULTI_LABEL), new OtherClasses(List.of("zoo", "old"), List.of("test-*")));

        assertThat(form.canonical("[\"zoo\",\"test-1\",\"old\",\"art\",\"sport\"]"))
                .isEqualTo("[\"sport\",\"art\",\"old\",\"test-1\",\"zoo\"]");
        assertThat(refused(form, "[\"odl\"]").reason()).contains("did you mean 'old'?");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3.0",
        "3.50, 3.5",
        "-0, 0.0",
        "-0.0, 0.0",
        "1e3, 1000.0",
        "0.1, 0.1",
        "1e23, 1.0E23",
        "2e23, 2.0E23",
        "+5, 5.0",
        "5., 5.0",
        ".5, 0.5",
        "007, 7.0",
        "1e-400, 0.0",
        "4.9e-324, 4.9E-324",
        "12345678901234567890, 1.2345678901234567E19"
    })
    void aNumberIsTheShortestDecimal(String label, String canonical) {
        assertThat(form(Task.NUMERIC).canonical(label)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "Infinity", "-Infinity", "abc", " 1", "1 ", "0x10", "1f", "1d", "1_000", "٣", "", "-", "e"
            })
    void whatIsNoNumberIsRefused(String label) {
        assertThat(refused(Task.NUMERIC, label).reason())
                .contains("is not a number; leave it empty where there is no answer");
    }

    @Test
    void aNumberHasAPointAndAnEnd() {
        assertThat(refused(Task.NUMERIC, "3,5").reason())
                .isEqualTo("the label '3,5' is not a number; write 3.5, with a point");
        assertThat(refused(Task.NUMERIC, "1e999").reason()).isEqualTo("the label '1e999' is too large a number");
        assertThat(refused(Task.NUMERIC, "-1e999").reason()).contains("too large");
    }

    @Test
    void aTextIsItself() {
        LabelForm form = form(Task.TEXT);

        for (String text : List.of(" a ", "[\"b\"]", "\r\n", "😀", "NaN")) {
            assertThat(form.canonical(text)).isEqualTo(text);
        }
        assertThat(form.takesAnything()).isTrue();
    }

    @Test
    void spansAreSortedAndMayOverlap() {
        assertThat(form(Task.SPANS).canonical("""
                        [ {"label": "art", "start": 5, "end": 9}, {"start": 0, "end": 7, "label": "pol"},
                          {"start": 5.0, "end": 9, "label": "sport"}, {"start": 5, "end": 6, "label": "art"} ]"""))
                .isEqualTo("[{\"start\":0,\"end\":7,\"label\":\"politics\"},{\"start\":5,\"end\":6,\"label\":\"art\"},"
                        + "{\"start\":5,\"end\":9,\"label\":\"art\"},{\"start\":5,\"end\":9,\"label\":\"sport\"}]");
        assertThat(form(Task.SPANS).canonical("[]")).isEqualTo("[]");
    }

    @Test
    void wrongSpansAreToldWithTheirNumbers() {
        String span = "{\"start\":0,\"end\":7,\"label\":\"pol\"},";

        assertThat(refused(
                                Task.SPANS,
                                "[" + span + span.replace("pol", "politics").replace("},", "}]"))
                        .reason())
                .isEqualTo("span 2: it is span 1 again");
        assertThat(refused(Task.SPANS, "[" + span + "{\"start\":0,\"end\":7,\"label\":\"arts\"}]"))
                .satisfies(problem -> {
                    assertThat(problem.reason())
                            .isEqualTo("span 2: label 'arts' is not one of the classes; did you mean 'art'?");
                    assertThat(problem.code()).isEqualTo(StandardError.UNKNOWN_LABEL);
                });
        assertThat(refused(Task.SPANS, "[" + span + "{\"start\":7,\"end\":7,\"label\":\"art\"}]")
                        .reason())
                .startsWith("span 2: a span goes from a start of 0 or more to an end behind it, not from 7 to 7");
        assertThat(refused(Task.SPANS, "art").reason()).startsWith("the label is no JSON");
    }

    @Test
    void boxesAreSortedAndTheirNumbersAreDecimals() {
        assertThat(form(Task.BOXES).canonical("""
                        [{"x": 10, "y": 2.50, "width": 3e1, "height": 4, "label": "pol"},
                         {"height": 1, "label": "art", "width": 2e23, "x": -0.0, "y": 0}]"""))
                .isEqualTo("[{\"x\":0.0,\"y\":0.0,\"width\":2.0E23,\"height\":1.0,\"label\":\"art\"},"
                        + "{\"x\":10.0,\"y\":2.5,\"width\":30.0,\"height\":4.0,\"label\":\"politics\"}]");
    }

    @Test
    void wrongBoxesAreToldWithTheirNumbers() {
        String box = "{\"x\":0,\"y\":0,\"width\":1,\"height\":1,\"label\":\"art\"}";

        assertThat(refused(Task.BOXES, "[" + box + "," + box.replace("\"x\":0", "\"x\":-0.0") + "]")
                        .reason())
                .isEqualTo("box 2: it is box 1 again");
        assertThat(refused(Task.BOXES, "[" + box + "," + box.replace("\"width\":1", "\"width\":-1") + "]")
                        .reason())
                .isEqualTo("box 2: a box has a width and a height above 0, not -1.0 and 1.0");
        assertThat(refused(Task.BOXES, "[" + box.replace("art", "Art") + "]").reason())
                .startsWith("box 1: label 'Art' is not one of the classes; it differs from 'art'");
    }

    @Test
    void aLabelOfAComparedItemIsItsRank() {
        assertThat(form(Task.PAIRWISE).canonical("1")).isEqualTo("1");
        assertThat(form(Task.PAIRWISE).canonical("012")).isEqualTo("12");
        for (String label : List.of("0", "-1", "1.5", "tie", "a", "99999999999999999999")) {
            assertThat(refused(Task.PAIRWISE, label).what()).contains("is not a rank, a whole number from 1");
        }
    }

    @Test
    void namesOfStrangersCanNotSteerATerminal() {
        assertThat(refused(Task.MULTI_LABEL, "[\"a\u202eb\"]").reason()).doesNotContain("\u202e");
        assertThat(refused(Task.MULTI_LABEL, "\u001b[31m").reason()).doesNotContain("\u001b");
        assertThat(refused(Task.NUMERIC, "\u001b[31m").reason()).doesNotContain("\u001b");
    }

    /** The form of a form is itself, and members in another order with other spellings have the same form. */
    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"MULTI_LABEL", "SPANS", "BOXES"})
    void theOrderOfMembersChangesNothing(Task task) {
        var random = new Random(11);
        LabelForm form = form(task);
        for (int round = 0; round < 300; round++) {
            String label = random(task, random);

            String canonical = form.canonical(label);

            assertThat(form.canonical(canonical)).isEqualTo(canonical);
            assertThat(form.canonical(shuffled(task, label, random))).isEqualTo(canonical);
            assertThat(form(task).canonical(label)).as("by another reader").isEqualTo(canonical);
        }
    }

    @Test
    void theFormOfANumberReadsBackToTheSameNumber() {
        var random = new Random(3);
        LabelForm form = form(Task.NUMERIC);
        for (int round = 0; round < 2000; round++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isFinite(value)) {
                continue;
            }

            String canonical = form.canonical(Double.toString(value));

            assertThat(Double.parseDouble(canonical)).isEqualTo(value);
            assertThat(form.canonical(canonical)).isEqualTo(canonical);
        }
    }

    private static String random(Task task, Random random) {
        return switch (task) {
            case MULTI_LABEL -> {
                Set<String> names = new LinkedHashSet<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    names.add(name(random));
                }
                yield LabelText.classes(names);
            }
            case SPANS -> {
                Set<Span> spans = new LinkedHashSet<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    int start = random.nextInt(5);
                    spans.add(new Span(start, start + 1 + random.nextInt(3), name(random)));
                }
                yield LabelText.spans(spans);
            }
            default -> {
                Set<Box> boxes = new LinkedHashSet<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    boxes.add(new Box(
                            random.nextInt(3) / 2.0, -random.nextDouble(), 1 + random.nextInt(2), 0.1, name(random)));
                }
                yield LabelText.boxes(boxes);
            }
        };
    }

    private static String name(Random random) {
        return CLASSES.get(random.nextInt(CLASSES.size())).name();
    }

    private static String shuffled(Task task, String label, Random random) {
        return switch (task) {
            case MULTI_LABEL ->
                LabelText.classes(shuffled(LabelText.classes(label), random)).replace(",", " ,\t");
            case SPANS ->
                LabelText.spans(shuffled(LabelText.spans(label), random)).replace(":", " : ");
            default -> LabelText.boxes(shuffled(LabelText.boxes(label), random)).replace("{", "{\n");
        };
    }

    private static <T> List<T> shuffled(List<T> members, Random random) {
        var shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
