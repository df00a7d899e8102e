package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.label.OtherClasses;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which imports may bring classes of another taxonomy: those whose tables a stage reads that translates them. Whoever
 * else reads such a table would lose what it can't name, so that is an error.
 */
final class Translations {

    private static final List<TableKind> WITH_CLASSES =
            List.of(TableKind.ANNOTATIONS, TableKind.LABELS, TableKind.PREDICTIONS, TableKind.GOLD);

    /** The word for classes that are named nowhere: they are all welcome, since none of them stays. */
    private static final String ANY_CLASS = "drop";

    private final Plan plan;
    private final TableFlow flow;
    private final List<Problem> problems;
    private final Map<Integer, OtherClasses> others = new HashMap<>();
    /** Per import with other classes, a stage that translates them. */
    private final Map<Integer, PlannedStage> translator = new LinkedHashMap<>();

    Translations(Plan plan, TableFlow flow, List<Problem> problems) {
        this.plan = plan;
        this.flow = flow;
        this.problems = problems;
    }

    /** The plan with what each stage writes in this flow, and what each import may bring. */
    Plan applied() {
        List<PlannedStage> translating =
                plan.stages().stream().filter(PlannedStage::translates).toList();
        if (translating.isEmpty()) {
            return plan;
        }
        translating.forEach(this::collect);
        if (!translator.isEmpty()) {
            plan.stages().stream()
                    .filter(stage -> !stage.translates() && !stage.isSink())
                    .forEach(this::checkReader);
        }
        var stages = new ArrayList<PlannedStage>();
        for (PlannedStage stage : plan.stages()) {
            stages.add(stage.translates() || others.containsKey(stage.index()) ? known(stage) : stage);
        }
        return new Plan(plan.workflow(), plan.schema(), plan.guidelines(), plan.access(), stages, plan.order());
    }

    private PlannedStage known(PlannedStage stage) {
        Set<TableKind> writes = EnumSet.noneOf(TableKind.class);
        if (stage.inLoop() != null) {
            // Of its rounds not all are laid out here; what it sees differs from one to the next.
            return stage.in(stage.writes(), stage.others());
        }
        stage.writes().stream().filter(kind -> flow.writes(stage.index(), kind)).forEach(writes::add);
        return stage.in(writes, others.getOrDefault(stage.index(), OtherClasses.NONE));
    }

    private void collect(PlannedStage stage) {
        if (plan.schema() == null && plan.workflow().labels().fromData()) {
            problems.add(Problem.error(
                    StandardError.NOT_ALLOWED,
                    stage.node().uses().place(),
                    stage.strategy().id() + " needs to know the classes that it translates to, and they are"
                            + " classes: from_data",
                    "name them: labels: {classes: [...]}"));
            return;
        }
        var names = new ArrayList<String>();
        var globs = new ArrayList<String>();
        for (ConfigEntry entry : stage.config().marked(Mark.SOURCE_CLASS)) {
            switch (entry.key().type().kind()) {
                case LIST -> globs.add(entry.value());
                case WORD -> {
                    if (entry.value().equals(ANY_CLASS)) {
                        globs.add("*");
                    }
                }
                default -> names.add(entry.value());
            }
        }
        var own = new OtherClasses(names, globs);
        for (TableKind kind : stage.reads().keySet()) {
            if (!WITH_CLASSES.contains(kind)) {
                continue;
            }
            for (int writer : flow.writers(stage.index(), kind)) {
                if (plan.stages().get(writer).isSource()) {
                    others.merge(writer, own, OtherClasses::and);
                    translator.putIfAbsent(writer, stage);
                }
            }
        }
    }

    private void checkReader(PlannedStage stage) {
        for (TableKind kind : stage.reads().keySet()) {
            if (!WITH_CLASSES.contains(kind)) {
                continue;
            }
            for (int writer : flow.writers(stage.index(), kind)) {
                PlannedStage translating = translator.get(writer);
                if (translating != null) {
                    problems.add(Problem.error(
                            StandardError.UNKNOWN_CLASS,
                            stage.node().uses().place(),
                            "stage '" + stage.id() + "' reads " + kind.word() + " of '"
                                    + plan.stages().get(writer).id()
                                    + "' as they were imported, with classes that the workflow does not have; stage '"
                                    + translating.id() + "' translates them",
                            "let it need '" + translating.id() + "'"));
                    return;
                }
            }
        }
    }
}
