package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.CYCLE;
import static io.labelwright.spi.problem.StandardError.DUPLICATE_KEY;
import static io.labelwright.spi.problem.StandardError.FILE_NOT_READABLE;
import static io.labelwright.spi.problem.StandardError.NOT_ALLOWED;
import static io.labelwright.spi.problem.StandardError.OUT_OF_RANGE;

import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.engine.yaml.SourceText;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows {@code include:}: what the files hold, in the order in which it is spliced. A file's own includes come before
 * its stages. A file that is met again counts where it was met first, so that two files may both build on a third.
 */
final class IncludeReader {

    /** Files that include files; far below what would trouble the stack. */
    private static final int MAX_DEPTH = 16;

    private static final int MAX_FILES = 1_000;
    private static final List<String> KEYS = List.of("description", "include", "defaults", "stages");

    /** What belongs to the workflow as a whole and so to one file only. */
    private static final Set<String> OF_THE_WORKFLOW = Set.of("workflow", "seed", "labels", "vars", "engine", "store");

    private final IncludeFinder finder;
    private final Substitution substitution;
    private final ProblemLog log;
    private final Map<Path, IncludedFile> met = new LinkedHashMap<>();
    private final Deque<IncludedFile> open = new ArrayDeque<>();
    private final List<SourceText> sources = new ArrayList<>();
    private final List<Node> stages = new ArrayList<>();
    private final List<StageDefaults> defaults = new ArrayList<>();
    private long bytes;

    IncludeReader(IncludeFinder finder, Substitution substitution, ProblemLog log) {
        this.finder = finder;
        this.substitution = substitution;
        this.log = log;
    }

    /** The stages of the files that were read. */
    List<Node> stages() {
        return stages;
    }

    /** The defaults of the files that were read. */
    List<StageDefaults> defaults() {
        return defaults;
    }

    /** The files that were read. */
    List<IncludedFile> files() {
        return List.copyOf(met.values());
    }

    /** The texts of the files that were read, to show problems in. */
    List<SourceText> sources() {
        return sources;
    }

    /** Reads what the workflow file includes. */
    void read(Node include, IncludedFile workflow) {
        open.push(workflow);
        follow(include, workflow);
        open.pop();
    }

    private void follow(Node include, IncludedFile by) {
        if (!(include instanceof ListNode list)) {
            String hint = include instanceof ScalarNode scalar && !scalar.isNull() && !scalar.secret()
                    ? "write include: [" + scalar.text() + "]"
                    : "for example include: [imports.yaml]";
            Fields.wrongType(include, "'include'", "a list of files", hint, log);
            return;
        }
        Set<String> named = new HashSet<>();
        for (Node item : list.items()) {
            Located<String> path = Fields.text(item, "an entry of 'include'", log);
            if (path == null) {
                continue;
            }
            if (!named.add(path.value())) {
                log.warning(DUPLICATE_KEY, path.place(), SafeText.quoted(path.value()) + " is included twice", null);
                continue;
            }
            try {
                follow(path, by);
            } catch (LabelingException e) {
                e.problems().forEach(log::add);
            }
        }
    }

    private void follow(Located<String> named, IncludedFile by) {
        Path file = finder.find(named.value(), by.folder(), named.place());
        if (!isThere(file, named)) {
            return;
        }
        Path real = real(file);
        List<IncludedFile> around = new ArrayList<>(open);
        for (int i = 0; i < around.size(); i++) {
            if (real.equals(real(around.get(i).path()))) {
                reportCycle(around.subList(0, i + 1), named.place());
                return;
            }
        }
        if (met.containsKey(real)) {
            return;
        }
        if (open.size() > MAX_DEPTH || met.size() == MAX_FILES) {
            log.error(
                    OUT_OF_RANGE,
                    named.place(),
                    open.size() > MAX_DEPTH
                            ? "files include files deeper than " + MAX_DEPTH + " levels"
                            : "the workflow includes more than " + MAX_FILES + " files",
                    null);
            return;
        }
        var included = new IncludedFile(shown(named.value(), by), file);
        met.put(real, included);
        open.push(included);
        read(included);
        open.pop();
    }

    /** The innermost file comes first in the list, and the one that is included again last. */
    private void reportCycle(List<IncludedFile> cycle, Place place) {
        var names = new ArrayList<String>();
        for (int i = cycle.size() - 1; i >= 0; i--) {
            names.add(SafeText.escape(cycle.get(i).shown()));
        }
        names.add(names.get(0));
        log.error(
                CYCLE,
                place,
                names.size() == 2
                        ? "the file includes itself"
                        : "the files include each other: " + String.join(" -> ", names),
                "remove one of these includes");
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private boolean isThere(Path file, Located<String> named) {
        if (Files.isRegularFile(file)) {
            return true;
        }
        String name = SafeText.quoted(named.value());
        if (Files.isDirectory(file)) {
            log.error(FILE_NOT_READABLE, named.place(), name + " is a folder, not a file");
        } else {
            log.error(FILE_NOT_READABLE, named.place(), "there is no file " + name, near(file, named.value()));
        }
        return false;
    }

    private static String near(Path file, String written) {
        String advice = "paths are relative to the file that includes";
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "its folder is not there either; " + advice;
        }
        try (var entries = Files.list(folder)) {
            List<String> names = entries.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
            String name = String.valueOf(file.getFileName());
            String near = NearestWord.of(name, names);
            if (near == null || !written.endsWith(name)) {
                return advice;
            }
            return "did you mean " + SafeText.quoted(written.substring(0, written.length() - name.length()) + near)
                    + "?";
        } catch (IOException e) {
            return advice;
        }
    }

    private static String shown(String path, IncludedFile by) {
        Path parent = Path.of(by.shown()).getParent();
        return (parent == null ? Path.of(path) : parent.resolve(path))
                .normalize()
                .toString();
    }

    private void read(IncludedFile file) {
        var problems = new ArrayList<Problem>();
        byte[] content = YamlReader.bytes(file.shown(), file.path(), problems);
        Node root = null;
        if (content != null) {
            bytes += content.length;
            sources.add(SourceText.of(file.shown(), content));
            if (bytes > YamlReader.MAX_BYTES) {
                log.error(
                        OUT_OF_RANGE,
                        Place.of(file.shown()),
                        "the included files are together larger than " + YamlReader.MAX_BYTES / 1_000_000 + " MB",
                        "keep data in files of its own and import them");
                return;
            }
            root = YamlReader.read(file.shown(), content, problems);
        }
        problems.forEach(log::add);
        if (root instanceof MapNode map) {
            splice(map, file);
        } else if (root != null) {
            Fields.wrongType(root, "an included file", "a map", "start it with stages: or defaults:", log);
        }
    }

    private void splice(MapNode raw, IncludedFile file) {
        var known = new ArrayList<MapNode.Entry>();
        for (MapNode.Entry entry : raw.entries()) {
            if (OF_THE_WORKFLOW.contains(entry.key())) {
                log.error(
                        NOT_ALLOWED,
                        entry.keyPlace(),
                        "an included file holds stages, defaults and includes; " + SafeText.quoted(entry.key())
                                + " belongs to the workflow file",
                        "move it to " + SafeText.escape(outermost().shown()));
            } else {
                known.add(entry);
            }
        }
        MapNode map = substitution.replaceWorkflow(new MapNode(known, raw.place()));
        Fields fields = Fields.of(map, "an included file", KEYS, log);
        if (fields.has("description")) {
            fields.text("description");
        }
        Node include = fields.node("include");
        if (include != null) {
            follow(include, file);
        }
        defaults.addAll(DefaultsReader.read(fields, log));
        Node own = fields.node("stages");
        if (own instanceof ListNode list) {
            stages.addAll(list.items());
        } else if (own != null) {
            Fields.wrongType(own, "'stages'", "a list", "start each stage with '- id: ...'", log);
        }
    }

    private IncludedFile outermost() {
        return open.getLast();
    }
}
