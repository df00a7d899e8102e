package io.labelwright.spi.label;

import io.labelwright.spi.table.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The task and the classes of a run. Class indexes 0, 1, 2, ... follow the order of the workflow file. */
public final class LabelSchema {

    private final Task task;
    private final List<LabelClass> classes;
    private final Dictionary names;
    private final Map<String, Integer> spellings;
    private final @Nullable String guidelines;

    /**
     * A schema.
     *
     * @param task what a label says
     * @param classes the classes in order, empty for tasks without classes
     * @param guidelines version (hash) of the guideline text that people follow; null when there is none
     */
    public LabelSchema(Task task, List<LabelClass> classes, @Nullable String guidelines) {
        this.task = task;
        this.classes = List.copyOf(classes);
        this.names = Dictionary.of(classes.stream().map(LabelClass::name).toList());
        this.guidelines = guidelines;
        this.spellings = new HashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            for (String alias : classes.get(i).aliases()) {
                spellings.putIfAbsent(alias, i);
            }
        }
        for (int i = 0; i < classes.size(); i++) {
            spellings.put(classes.get(i).name(), i);
        }
    }

    private LabelSchema(LabelSchema other, List<LabelClass> classes) {
        this.task = other.task;
        this.classes = classes;
        this.names = other.names;
        this.spellings = other.spellings;
        this.guidelines = null;
    }

    /** The same without what is only said to whoever labels: version of the guidelines, descriptions of classes. */
    public LabelSchema withoutGuidance() {
        boolean none = guidelines == null && classes.stream().allMatch(known -> known.description() == null);
        return none
                ? this
                : new LabelSchema(
                        this,
                        classes.stream().map(LabelClass::withoutDescription).toList());
    }

    public Task task() {
        return task;
    }

    public List<LabelClass> classes() {
        return classes;
    }

    /** How many classes there are. */
    public int size() {
        return classes.size();
    }

    /** Name of the class with this index. */
    public String name(int index) {
        return classes.get(index).name();
    }

    /** Names by class index; label columns of categorical tasks use it as their dictionary. */
    public Dictionary names() {
        return names;
    }

    /** Index of the class with this name or alias, or -1. Spelling is exact: nothing is folded or trimmed. */
    public int find(String spelling) {
        return spellings.getOrDefault(spelling, -1);
    }

    /** Version of the guideline text; null when there is none. */
    public @Nullable String guidelines() {
        return guidelines;
    }
}
