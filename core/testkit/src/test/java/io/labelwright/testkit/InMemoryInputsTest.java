package io.labelwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.spi.annotation.AnnotationBlock;
import io.labelwright.spi.annotation.AnnotationQuery;
import io.labelwright.spi.annotation.RepeatedAnswers;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.TableKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryInputsTest {

    private static InMemoryInputs spam() {
        return InMemoryInputs.ofClasses("ham", "spam")
                .items("a", "b", "c")
                .answer("c", "zoe", "ham")
                .answer("a", "zoe", "spam")
                .answer("a", "ann", "ham")
                .answer("b", "zoe", "")
                .fixed("b", "spam", "cid")
                .gold("c", "spam");
    }

    @Test
    void answersAreGroupedByItemAndSortedByAnnotatorInBlocks() {
        var annotations =
                spam().blocksOf(2).annotations(new AnnotationQuery(List.of(), RepeatedAnswers.ERROR, false, true));

        assertThat(annotations.answers()).isEqualTo(3);
        assertThat(annotations.annotators().get(0)).isEqualTo("ann");
        assertThat(annotations.blocks()).hasSize(2);
        AnnotationBlock first = annotations.blocks().get(0);
        assertThat(first.start).containsExactly(0, 2, 2);
        assertThat(first.annotator).containsExactly(0, 1);
        assertThat(first.label).containsExactly((short) 0, (short) 1);
        AnnotationBlock second = annotations.blocks().get(1);
        assertThat(second.firstItem).isEqualTo(2);
        assertThat(second.start).containsExactly(0, 1);
        assertThat(second.known).containsExactly((short) 1);
    }

    @Test
    void fixedLabelsAreAnswersOfTheirAuthorsWhenAsked() {
        var annotations = spam().annotations(AnnotationQuery.all());

        assertThat(annotations.annotators().find("cid")).isNotNegative();
        assertThat(annotations.answers()).isEqualTo(4);
        assertThat(annotations.blocks().get(0).known).containsOnly((short) -1);
    }

    @Test
    void repeatedAnswersFollowThePolicy() {
        var inputs = InMemoryInputs.ofClasses("x", "y").answer("i", "a", "x").answer("i", "a", "y");

        assertThat(labels(inputs, RepeatedAnswers.KEEP_ALL)).containsExactly((short) 0, (short) 1);
        assertThat(labels(inputs, RepeatedAnswers.LAST)).containsExactly((short) 1);
        assertThatThrownBy(() -> labels(inputs, RepeatedAnswers.ERROR))
                .isInstanceOf(LabelingException.class)
                .hasMessageContaining("annotator 'a' answered item 'i' more than once");
    }

    private static short[] labels(InMemoryInputs inputs, RepeatedAnswers policy) {
        return inputs.annotations(new AnnotationQuery(List.of(), policy, false, false))
                .blocks()
                .get(0)
                .label;
    }

    @Test
    void fieldsComeInBlocksWithOneDictionary() {
        var inputs = InMemoryInputs.ofClasses("x")
                .field(ColumnSpec.named("source"))
                .item("i", "source", "web", "size", 1.5, "new", true)
                .item("j", "source", "mail", "count", 3)
                .item("k", "source", "web")
                .blocksOf(2);

        var items = inputs.items();

        assertThat(items.columns())
                .containsExactly(
                        ColumnSpec.named("item"),
                        ColumnSpec.named("source"),
                        ColumnSpec.number("size"),
                        ColumnSpec.bool("new"),
                        ColumnSpec.integer("count"));
        var last = items.blocks().get(1).segment();
        assertThat(last.column(0).text(0)).isEqualTo("k");
        assertThat(last.column(1).code(0))
                .isEqualTo(items.blocks().get(0).segment().column(1).code(0));
        assertThat(last.column(2).isMissing(0)).isTrue();
    }

    @Test
    void labelsAndGoldAreServedAsArraysAndAsTables() {
        var inputs = spam();

        assertThat(inputs.labels().fixed(1)).isTrue();
        assertThat(inputs.labels().author(1)).isEqualTo("cid");
        assertThat(inputs.labels().label(0)).isEqualTo(-1);
        assertThat(inputs.gold().label(2)).isEqualTo(1);
        assertThat(CollectedRow.of(inputs.table(TableKind.LABELS)))
                .extracting(row -> row.text("item") + " " + row.text("label") + " " + row.text("status"))
                .containsExactly("a  unresolved", "b spam labelled", "c  unresolved");
        assertThat(inputs.table(TableKind.ANNOTATIONS).rows()).isEqualTo(3);
        assertThat(inputs.writer(TableKind.LABELS)).isEqualTo("labels");
    }

    @Test
    void aMisspeltClassIsRefused() {
        assertThatThrownBy(() -> spam().gold("a", "hamm"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'hamm'");
    }

    @Test
    void undeclaredTablesAreRefused() {
        var limited = spam().limitedTo(Set.of(TableKind.ANNOTATIONS));
        var withoutGold = new AnnotationQuery(List.of(), RepeatedAnswers.LAST, false, false);
        var withGold = new AnnotationQuery(List.of(), RepeatedAnswers.LAST, false, true);

        assertThat(limited.annotations(withoutGold).answers()).isEqualTo(3);
        assertThat(limited.items().size()).isEqualTo(3);
        assertThatThrownBy(limited::gold).hasMessageContaining("@Reads(TableKind.GOLD)");
        assertThatThrownBy(() -> limited.annotations(withGold)).hasMessageContaining("GOLD");
        assertThatThrownBy(() -> limited.items().blocks()).hasMessageContaining("ITEMS");
    }
}
