package io.labelwright.prelabel.rules;

import io.labelwright.math.text.Keywords;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.Strategy;
import io.labelwright.spi.expression.Condition;
import io.labelwright.spi.expression.Scope;
import io.labelwright.spi.kernel.ItemBlock;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnSpec;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Rows;
import io.labelwright.spi.table.Segment;
import io.labelwright.spi.table.Table;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every rule looks at every item; each that holds gives one answer, in the order of items, then of rules. Cost: items
 * times rules evaluations; a cell is read once per item, however many rules look at it.
 */
final class RuleLabels implements Strategy {

    /** Tells the engine what its answers' annotators are. */
    private static final ColumnSpec KIND = ColumnSpec.named("_kind");

    private final RulesConfig config;

    RuleLabels(RulesConfig config) {
        this.config = config;
    }

    @Override
    public void run(Inputs in, Outputs out, StageContext context) throws IOException {
        List<ColumnSpec> columns = in.items().columns();
        Compiled[] rules = compile(in, context);

        Table answers = context.execution()
                .map(
                        in.items().blocks(),
                        () -> List.of(out.builder(TableKind.ANNOTATIONS, List.of(KIND))),
                        (int index, ItemBlock block, Rows[] rows) -> {
                            context.checkCancelled();
                            answer(block, columns, rules, context.stage(), rows[0]);
                        })
                .get(0);

        out.write(answers);
        if (config.statistics()) {
            RuleStatistics.write(in, answers, names(context.stage()), context.stage(), out);
        }
        out.fact("rule_hits", (double) answers.rows());
        out.fact("abstained_items", (double) (in.items().size() - answeredItems(answers)));
    }

    /** The annotators in the order of the rules. */
    private List<String> names(String stage) {
        return config.rules().stream()
                .map(rule -> stage + "/" + rule.id())
                .distinct()
                .toList();
    }

    private Compiled[] compile(Inputs in, StageContext context) throws IOException {
        LabelSchema schema = in.schema();
        var compiled = new Compiled[config.rules().size()];
        Map<String, Integer> groups = new HashMap<>();
        for (int r = 0; r < compiled.length; r++) {
            Rule rule = config.rules().get(r);
            int label = schema.find(rule.label());
            if (label < 0) {
                String known = schema.classes().stream().map(LabelClass::name).collect(Collectors.joining(", "));
                throw new LabelingException(
                        StandardError.UNKNOWN_CLASS,
                        null,
                        where(context.stage(), rule) + "unknown class '" + rule.label() + "'",
                        "classes are: " + known);
            }
            try {
                compiled[r] = new Compiled(
                        rule,
                        groups.computeIfAbsent(rule.id(), id -> groups.size()),
                        condition(rule, r, in, context),
                        label,
                        context.stage());
            } catch (LabelingException e) {
                throw told(e, where(context.stage(), rule));
            }
        }
        return compiled;
    }

    private static Condition condition(Rule rule, int index, Inputs in, StageContext context) throws IOException {
        List<ColumnSpec> columns = in.items().columns();
        Condition when = context.expressions().condition(rule.when(), columns, Scope.ITEM);
        if (rule.keywords() == null) {
            return when;
        }
        String key = "rules[" + index + "].";
        Keywords keywords = KeywordFile.read(context.files().file(key + "keywords"));
        String field = rule.field() == null ? "text" : rule.field();
        if (in.items().size() > 0) {
            ColumnType type =
                    columns.get(in.items().field(field, key + "field")).type();
            if (type != ColumnType.TEXT && type != ColumnType.NAME) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        null,
                        "'" + field + "' holds no text, and no keywords can stand in it",
                        "write a condition: when: \"" + field + " > 3\"");
            }
        }
        return values -> keywords.isIn((String) values.get(field)) && when.test(values);
    }

    private static void answer(ItemBlock block, List<ColumnSpec> columns, Compiled[] rules, String stage, Rows rows) {
        int item = TableKind.ANNOTATIONS.column("item");
        int annotator = TableKind.ANNOTATIONS.column("annotator");
        int label = TableKind.ANNOTATIONS.column("label");
        int confidence = TableKind.ANNOTATIONS.column("confidence");
        int origin = TableKind.ANNOTATIONS.column("origin");
        int verdict = TableKind.ANNOTATIONS.column("verdict");
        int kind = TableKind.ANNOTATIONS.columns().size();
        var values = new RowValues(columns, block.segment());
        // Per annotator the last row that it answered: of the cases of one annotator the first that holds counts.
        var answered = new int[rules.length];
        Arrays.fill(answered, -1);
        for (int row = 0; row < block.items(); row++) {
            values.moveTo(row);
            for (Compiled rule : rules) {
                if (answered[rule.group] == row || !holds(rule, values, stage)) {
                    continue;
                }
                answered[rule.group] = row;
                rows.code(item, block.firstItem() + row)
                        .text(annotator, rule.annotator)
                        .code(label, rule.label)
                        .number(confidence, rule.confidence)
                        .text(origin, stage)
                        .text(verdict, "answer")
                        .text(kind, "rule")
                        .end();
            }
        }
    }

    private static boolean holds(Compiled rule, RowValues values, String stage) {
        try {
            return rule.condition.test(values);
        } catch (LabelingException e) {
            throw told(e, where(stage, rule.rule) + "item '" + values.item() + "': ");
        }
    }

    private static String where(String stage, Rule rule) {
        return "stage '" + stage + "', rule '" + rule.id() + "': ";
    }

    /** The same problems with a few words before each, so that their reader knows which rule and item. */
    private static LabelingException told(LabelingException e, String where) {
        var told = new LabelingException(e.problems().stream()
                .map(problem -> new Problem(
                        problem.severity(), problem.code(), problem.place(), where + problem.message(), problem.hint()))
                .toList());
        told.initCause(e);
        return told;
    }

    /** How many items have an answer; the answers of one item stand together. */
    private static long answeredItems(Table answers) {
        long answered = 0;
        int last = -1;
        for (Segment segment : answers.segments()) {
            Column items = segment.column(TableKind.ANNOTATIONS.column("item"));
            for (int row = 0; row < segment.rows(); row++) {
                int item = items.code(row);
                if (item != last) {
                    answered++;
                    last = item;
                }
            }
        }
        return answered;
    }

    /** A rule ready to be asked. */
    private static final class Compiled {
        private final Rule rule;
        private final int group;
        private final Condition condition;
        private final int label;
        private final String annotator;
        private final double confidence;

        private Compiled(Rule rule, int group, Condition condition, int label, String stage) {
            this.rule = rule;
            this.group = group;
            this.condition = condition;
            this.label = label;
            this.annotator = stage + "/" + rule.id();
            this.confidence = rule.confidence() == null ? Double.NaN : rule.confidence();
        }
    }
}
