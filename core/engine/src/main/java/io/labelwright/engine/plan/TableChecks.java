package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.plugin.TableRead;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.engine.workflow.WorkflowGraph;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether every stage finds the tables that it reads, each from one writer. */
final class TableChecks {

    /** How many stages a hint names. */
    private static final int SHOWN = 12;

    private final Plan plan;
    private final TableFlow flow;
    private final List<Problem> problems;
    private final Map<String, PlannedStage> byId = new HashMap<>();
    private final Map<TableKind, String> hints = new EnumMap<>(TableKind.class);
    private final Map<Integer, Set<String>> blindInLoops = new HashMap<>();
    private @Nullable Set<String> blind;

    TableChecks(Plan plan, TableFlow flow, List<Problem> problems) {
        this.plan = plan;
        this.flow = flow;
        this.problems = problems;
        plan.stages().stream().filter(stage -> !stage.isGate()).forEach(stage -> byId.putIfAbsent(stage.id(), stage));
    }

    void check() {
        Set<String> ids = new HashSet<>();
        for (PlannedStage stage : plan.written()) {
            if (!ids.add(stage.id())) {
                // Who sees what can't be told; the reader of the file has said so.
                return;
            }
        }
        for (PlannedStage stage : plan.written()) {
            if (stage.isLoop()) {
                continue;
            }
            stage.node().from().forEach((kind, id) -> checkFrom(stage, kind, id));
            stage.reads().forEach((kind, optional) -> checkRead(stage, kind, optional));
            stage.strategy().reads().forEach(read -> checkOneOf(stage, read));
            checkTraining(stage);
            checkStages(stage);
        }
        // What only a second round sees: rivals of the round before. All else is as in the first.
        plan.stages().stream()
                .filter(stage -> !stage.isGate() && stage.round() == 2)
                .forEach(stage -> stage.reads().keySet().forEach(kind -> checkHandedOn(stage, kind)));
    }

    private void checkHandedOn(PlannedStage stage, TableKind kind) {
        List<Integer> rivals = flow.rivals(stage.index(), kind);
        if (!rivals.isEmpty()
                && rivals.stream().allMatch(rival -> plan.stages().get(rival).round() == 1)) {
            problems.add(Problem.error(
                    StandardError.TWO_WRITERS,
                    stage.node().uses().place(),
                    "in the second round stage '" + inner(stage) + "' reads " + kind.word() + ", which the stages "
                            + rivals.stream()
                                    .map(rival -> "'" + inner(plan.stages().get(rival)) + "'")
                                    .collect(Collectors.joining(" and "))
                            + " both wrote on their branches of the first",
                    "let one of them need the other, so that the later one's " + kind.word()
                            + " go on to the next round"));
        }
    }

    private static String inner(PlannedStage stage) {
        LoopPlace place = stage.inLoop();
        return place == null ? stage.id() : place.inner();
    }

    private void checkFrom(PlannedStage stage, TableKind kind, Located<String> id) {
        PlannedStage writer = find(id.value(), stage.inLoop());
        if (writer == null) {
            return;
        }
        boolean writes = writer.isLoop()
                ? plan.round(writer, 1).stream()
                        .anyMatch(inner -> inner.writes().contains(kind))
                : writer.writes().contains(kind);
        if (!writes) {
            problems.add(Problem.error(
                    StandardError.MISSING_TABLE,
                    id.place(),
                    "stage '" + writer.id() + "' does not write " + kind.word(),
                    hint(kind)));
        } else if (!stage.reads().containsKey(kind)) {
            problems.add(Problem.error(
                    StandardError.MISSING_TABLE,
                    id.place(),
                    stage.strategy().id() + " does not read " + kind.word() + ", so it can't say from whom",
                    null));
        }
    }

    /** Stages that a config names as those whose rows it takes. */
    private void checkStages(PlannedStage stage) {
        for (ConfigEntry entry : stage.config().entries()) {
            TableKind kind = entry.key().stageOf();
            if (kind == null || !seesAll(stage)) {
                continue;
            }
            List<String> writers = flow.writers(stage.index(), kind).stream()
                    .map(position -> inner(plan.stages().get(position)))
                    .distinct()
                    .toList();
            if (writers.contains(entry.value())) {
                continue;
            }
            PlannedStage named = find(entry.value(), stage.inLoop());
            String problem;
            StandardError code = StandardError.MISSING_TABLE;
            if (named == null) {
                code = StandardError.UNKNOWN_STAGE;
                problem = "there is no stage " + SafeText.quoted(entry.value());
            } else if (named.writes().contains(kind)) {
                problem = "stage '" + inner(stage) + "' does not see the " + kind.word() + " of stage '" + inner(named)
                        + "': it needs neither it nor a stage behind it";
            } else {
                problem = "stage '" + inner(named) + "' does not write " + kind.word();
            }
            problems.add(Problem.error(
                    code, entry.place(), entry.path() + ": " + problem, NearestWord.hint(entry.value(), writers)));
        }
    }

    private void checkRead(PlannedStage stage, TableKind kind, boolean optional) {
        List<Integer> rivals = flow.rivals(stage.index(), kind);
        if (!rivals.isEmpty()) {
            String names = names(rivals);
            String first = plan.stages().get(rivals.get(0)).id();
            problems.add(Problem.error(
                    StandardError.TWO_WRITERS,
                    stage.node().uses().place(),
                    "stage '" + stage.id() + "' reads " + kind.word() + ", which the stages " + names
                            + " both wrote on their branches",
                    "choose one: from: {" + kind.word() + ": " + first + "}"));
        } else if (!optional && flow.writers(stage.index(), kind).isEmpty() && seesAll(stage)) {
            problems.add(Problem.error(
                    StandardError.MISSING_TABLE,
                    stage.node().uses().place(),
                    "stage '" + stage.id() + "' reads " + kind.word() + ", but no stage that it needs writes it",
                    hint(kind)));
        }
    }

    /** Of a table and those that will do instead one is there. */
    private void checkOneOf(PlannedStage stage, TableRead read) {
        if (read.table() == null
                || read.orElse().isEmpty()
                || (!read.when().isEmpty() && !stage.config().isAsked(read.when()))) {
            return;
        }
        List<TableKind> kinds =
                Stream.concat(Stream.of(read.table()), read.orElse().stream()).toList();
        if (kinds.stream().allMatch(kind -> flow.writers(stage.index(), kind).isEmpty()) && seesAll(stage)) {
            List<String> hints = kinds.stream()
                    .filter(this::isWritten)
                    .map(kind -> kind.word() + ": " + hint(kind))
                    .toList();
            problems.add(Problem.error(
                    StandardError.MISSING_TABLE,
                    stage.node().uses().place(),
                    "stage '" + stage.id() + "' reads "
                            + kinds.stream().map(TableKind::word).collect(Collectors.joining(" or "))
                            + ", but no stage that it needs writes " + (kinds.size() == 2 ? "either" : "any"),
                    hints.isEmpty() ? "no stage of this workflow writes one of them" : String.join("; ", hints)));
        }
    }

    private boolean isWritten(TableKind kind) {
        return plan.written().stream().anyMatch(stage -> stage.writes().contains(kind));
    }

    /** Rows of a training set are those that a stage wrote, or are made of labels. */
    private void checkTraining(PlannedStage stage) {
        if (stage.reads().containsKey(TableKind.TRAINING)
                && flow.writers(stage.index(), TableKind.TRAINING).isEmpty()
                && flow.writers(stage.index(), TableKind.LABELS).isEmpty()
                && seesAll(stage)) {
            problems.add(Problem.error(
                    StandardError.MISSING_TABLE,
                    stage.node().uses().place(),
                    "stage '" + stage.id() + "' reads training, which is made of labels, but no stage that it needs"
                            + " writes labels",
                    hint(TableKind.LABELS)));
        }
    }

    /** The stage that an id means; inside a loop one of the same round first. */
    private @Nullable PlannedStage find(String id, @Nullable LoopPlace place) {
        PlannedStage inner = place == null ? null : byId.get(LoopPlace.id(place.id(), place.round(), id));
        return inner == null ? byId.get(id) : inner;
    }

    /** Whether all that a stage needs, directly or not, is there: what is missing is reported where it is named. */
    private boolean seesAll(PlannedStage stage) {
        LoopPlace place = stage.inLoop();
        if (place == null) {
            return !blind().contains(stage.id());
        }
        StageNode loop = plan.stages().get(place.loop()).node();
        return !blindInLoops
                        .computeIfAbsent(place.loop(), position -> blind(WorkflowGraph.of(loop.inner())))
                        .contains(place.inner())
                && !blind().contains(place.id());
    }

    private Set<String> blind() {
        if (blind == null) {
            blind = blind(plan.workflow().graph());
        }
        return blind;
    }

    /** The stages of a graph that need one, directly or not, that is not there. */
    private static Set<String> blind(WorkflowGraph graph) {
        Set<String> blind = new HashSet<>();
        for (StageNode stage : graph.order()) {
            List<StageNode> needs = graph.needs(stage);
            int named = stage.needs() == null ? needs.size() : stage.needs().size();
            if (needs.size() < named
                    || needs.stream().anyMatch(need -> blind.contains(need.id().value()))) {
                blind.add(stage.id().value());
            }
        }
        return blind;
    }

    private String hint(TableKind kind) {
        return hints.computeIfAbsent(kind, missing -> {
            List<Integer> writers = plan.written().stream()
                    .filter(stage -> stage.writes().contains(missing))
                    .map(PlannedStage::index)
                    .toList();
            return writers.isEmpty()
                    ? "no stage of this workflow writes it"
                    : "it is written by "
                            + names(writers.subList(0, Math.min(SHOWN, writers.size())))
                            + (writers.size() > SHOWN ? " and " + (writers.size() - SHOWN) + " more" : "")
                            + ": add it to needs";
        });
    }

    private String names(List<Integer> positions) {
        return positions.stream()
                .map(position -> "'" + plan.stages().get(position).id() + "'")
                .collect(Collectors.joining(" and "));
    }
}
