package io.labelwright.engine.plan;

import io.labelwright.engine.config.ConfigEntry;
import io.labelwright.engine.config.ConfigTree;
import io.labelwright.engine.label.OtherClasses;
import io.labelwright.engine.plugin.KeyDescriptor;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.plugin.TableWrite;
import io.labelwright.engine.remote.RemotePath;
import io.labelwright.engine.workflow.StageNode;
import io.labelwright.spi.table.TableKind;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stage of the workflow with all that is known before it runs.
 *
 * @param index position in the file
 * @param node as it stands in the file
 * @param strategy what it uses
 * @param config its config, checked and with defaults
 * @param reads tables that it reads; the value says whether it also works without
 * @param writes tables that it writes
 * @param input the file that it reads; null for none
 * @param output the file that it writes; null for none
 * @param elsewhere what it reads or writes that does not lie on this machine, by the keys that name it
 * @param others of an import, the classes that it may bring beside those of the workflow
 * @param path the name of its file in messages and records, relative to the workflow file; empty for none
 * @param inLoop where it stands in a loop; null outside of loops
 */
public record PlannedStage(
        int index,
        StageNode node,
        StrategyDescriptor strategy,
        ConfigTree config,
        Map<TableKind, Boolean> reads,
        Set<TableKind> writes,
        @Nullable Path input,
        @Nullable Path output,
        Map<String, RemotePath> elsewhere,
        OtherClasses others,
        String path,
        @Nullable LoopPlace inLoop) {

    /** The family whose stages ask people. */
    private static final String ASKING_PEOPLE = "review";

    /** Tables whose rows belong to items; who reads one sees the items of its view. */
    private static final Set<TableKind> BY_ITEM = Set.of(
            TableKind.ITEMS,
            TableKind.ANNOTATIONS,
            TableKind.FEATURES,
            TableKind.PREDICTIONS,
            TableKind.LABELS,
            TableKind.GOLD,
            TableKind.SUSPECTS,
            TableKind.QUEUE,
            TableKind.WEIGHTS,
            TableKind.SPLITS,
            TableKind.GRAPH,
            TableKind.TRAINING);

    /** Tables in which an import may bring rows of items that no import of items names. */
    static final List<TableKind> WITH_UNKNOWN_ITEMS =
            List.of(TableKind.ANNOTATIONS, TableKind.LABELS, TableKind.GOLD, TableKind.PREDICTIONS, TableKind.GRAPH);

    /** The same stage, of which more is known: what it writes in this workflow, and which classes it may bring. */
    PlannedStage in(Set<TableKind> written, OtherClasses classes) {
        return new PlannedStage(
                index, node, strategy, config, reads, written, input, output, elsewhere, classes, path, inLoop);
    }

    /** The tables that take the place of all that it sees of their kind. */
    public Set<TableKind> replaces() {
        Set<TableKind> replaces = EnumSet.noneOf(TableKind.class);
        for (TableWrite write : strategy.writes()) {
            if (write.replaces()) {
                replaces.add(write.table());
            }
        }
        return replaces;
    }

    /** The file that it reads or writes, or folder that it reads, when that lies elsewhere; else null. */
    public @Nullable RemotePath remote() {
        return main(strategy, elsewhere);
    }

    static @Nullable RemotePath main(StrategyDescriptor strategy, Map<String, RemotePath> elsewhere) {
        return elsewhere.entrySet().stream()
                .filter(path -> !OtherInputs.isOther(strategy, path.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /**
     * All that it reads elsewhere, by what records call it: its address, behind the key that names it where that is not
     * the key of its main file.
     */
    public Map<String, RemotePath> remoteInputs() {
        Map<String, RemotePath> inputs = new LinkedHashMap<>();
        if (!isSink()) {
            elsewhere.forEach((key, path) -> inputs.put(
                    (OtherInputs.isOther(strategy, key) ? key + " " : "")
                            + path.address().shown(),
                    path));
        }
        return inputs;
    }

    /** Whether an import's path may be a folder, or an archive of one. */
    public boolean takesFolder() {
        List<ConfigEntry> inputs = config.marked(Mark.INPUT);
        return !inputs.isEmpty() && inputs.get(0).key().is(Mark.FOLDER);
    }

    /** Whether it calls a server, such as that of a model. */
    public boolean callsServer() {
        return !config.marked(Mark.SERVER).isEmpty();
    }

    /** Whether it translates classes that the workflow's labels do not have. */
    public boolean translates() {
        for (KeyDescriptor key : strategy.keys()) {
            if (isSourceClass(key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSourceClass(KeyDescriptor key) {
        return key.is(Mark.SOURCE_CLASS) || key.type().holds(PlannedStage::isSourceClass);
    }

    /** The stage's id. */
    public String id() {
        return node.id().value();
    }

    /** Whether it repeats the stages of its rounds, which are stages of the plan as it is. */
    public boolean isLoop() {
        return inLoop == null && node.isLoop();
    }

    /** Whether it is the end of a round of a loop, or what stands before the first one: nobody is told of it. */
    public boolean isGate() {
        return inLoop != null && inLoop.isGate();
    }

    /** Its round; 0 outside of loops. */
    public int round() {
        return inLoop == null ? 0 : inLoop.round();
    }

    /** Whether it stands in the workflow as it is: the stages of later rounds are those of the first. */
    public boolean isWritten() {
        return !isGate() && round() <= 1;
    }

    /** Whether what it brought in a round stays when it comes to its turn in the next: people answer once. */
    public boolean addsUp() {
        return strategy.family().equals(ASKING_PEOPLE);
    }

    /**
     * Whether a word of the command line names it: its id, the id of its loop for all stages of it, {@code LOOP/STAGE}
     * for this one in all rounds.
     */
    public boolean isCalled(String word) {
        return word.equals(id())
                || (inLoop != null && (word.equals(inLoop.id()) || word.equals(inLoop.id() + "/" + inLoop.inner())));
    }

    /** The same stage at another position. */
    PlannedStage at(int position, @Nullable LoopPlace place) {
        StageNode named = place == null || place.isGate()
                ? node
                : node.named(LoopPlace.id(place.id(), place.round(), place.inner()));
        return new PlannedStage(
                position, named, strategy, config, reads, writes, input, output, elsewhere, others, path, place);
    }

    /** Whether it imports. */
    public boolean isSource() {
        return strategy.kind() == StrategyDescriptor.Kind.SOURCE;
    }

    /**
     * Whether it imports from what is no file, such as a database: whether that has changed shows only when it is read.
     */
    public boolean isLive() {
        return isSource() && strategy.keys().stream().noneMatch(key -> key.is(Mark.INPUT));
    }

    /** Whether it asks people: a strategy of the family {@code review}. */
    public boolean asksPeople() {
        return strategy.kind() == StrategyDescriptor.Kind.STRATEGY && addsUp();
    }

    /** Whether it exports. */
    public boolean isSink() {
        return strategy.kind() == StrategyDescriptor.Kind.SINK;
    }

    /** Whether it sees the items of its view. */
    public boolean seesItems() {
        return isLoop() || isGate() || !Collections.disjoint(BY_ITEM, reads.keySet());
    }
}
