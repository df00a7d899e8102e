package io.labelwright.engine.label;

import io.labelwright.engine.table.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Classes that an import may bring though the workflow's labels do not have them, since a stage behind it translates
 * them.
 *
 * @param names their names, sorted
 * @param globs names with {@code *} and {@code ?}, sorted
 */
public record OtherClasses(List<String> names, List<String> globs) {

    /** No others. */
    public static final OtherClasses NONE = new OtherClasses(List.of(), List.of());

    public OtherClasses {
        names = List.copyOf(new TreeSet<>(names));
        globs = List.copyOf(new TreeSet<>(globs));
    }

    /** These and those. */
    public OtherClasses and(OtherClasses more) {
        var allNames = new ArrayList<>(names);
        allNames.addAll(more.names);
        var allGlobs = new ArrayList<>(globs);
        allGlobs.addAll(more.globs);
        return new OtherClasses(allNames, allGlobs);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return names.isEmpty() && globs.isEmpty();
    }

    /** Whether this name is among them. */
    public boolean have(String name) {
        return names.contains(name) || globs.stream().anyMatch(glob -> Glob.matches(glob, name));
    }

    /** As one text, for keys: equal ones have equal texts. */
    public String text() {
        var text = new StringBuilder();
        names.forEach(
                name -> text.append(name.length()).append(':').append(name).append(' '));
        globs.forEach(glob -> text.append("glob ")
                .append(glob.length())
                .append(':')
                .append(glob)
                .append(' '));
        return text.toString();
    }
}
