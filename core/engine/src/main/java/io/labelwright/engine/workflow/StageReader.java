package io.labelwright.engine.workflow;

import static io.labelwright.spi.problem.StandardError.DUPLICATE_KEY;
import static io.labelwright.spi.problem.StandardError.MISSING_KEY;
import static io.labelwright.spi.problem.StandardError.NOT_ALLOWED;
import static io.labelwright.spi.problem.StandardError.OUT_OF_RANGE;
import static io.labelwright.spi.problem.StandardError.UNKNOWN_KEY;
import static io.labelwright.spi.problem.StandardError.WRONG_NAME;
import static io.labelwright.spi.problem.StandardError.WRONG_TYPE;

import io.labelwright.engine.yaml.ListNode;
import io.labelwright.engine.yaml.Located;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.Node;
import io.labelwright.engine.yaml.ProblemLog;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.engine.yaml.ScalarNode;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.table.TableKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one list of stages: a workflow's, or a loop's. */
final class StageReader {

    private static final List<String> KEYS = List.of("id", "uses", "needs", "with", "from", "when", "timeout", "retry");
    private static final int MAX_ATTEMPTS = 100;

    private final List<StageDefaults> defaults;
    private final Set<String> around;
    private final ProblemLog log;
    private final Map<String, Place> ids = new HashMap<>();
    private final Set<String> unread = new HashSet<>();

    /**
     * A reader.
     *
     * @param around for a loop, the ids of the stages around it; else empty
     */
    StageReader(List<StageDefaults> defaults, Set<String> around, ProblemLog log) {
        this.defaults = defaults;
        this.around = around;
        this.log = log;
    }

    /** Reads the stages and checks their graph. A stage without a usable {@code uses} is left out. */
    List<StageNode> read(Node node) {
        if (!(node instanceof ListNode list)) {
            Fields.wrongType(node, "'stages'", "a list", "start each stage with '- id: ...'", log);
            return List.of();
        }
        if (list.items().isEmpty()) {
            log.error(MISSING_KEY, list.place(), "'stages' is empty", "a workflow needs at least one stage");
        }
        // Loops look at the ids of all stages around them, those behind them included.
        var known = new HashSet<>(around);
        for (Node item : list.items()) {
            if (item instanceof MapNode map && map.get("id") instanceof ScalarNode id) {
                known.add(id.text());
            }
        }
        var stages = new ArrayList<StageNode>();
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof MapNode map) {
                StageNode stage = stage(map, i + 1, known);
                if (stage != null) {
                    stages.add(stage);
                }
            } else {
                Fields.wrongType(list.items().get(i), "a stage", "a map", "write - {id: ..., uses: ...}", log);
            }
        }
        WorkflowGraph.check(stages, around, unread, log);
        return stages;
    }

    private @Nullable StageNode stage(MapNode map, int number, Set<String> known) {
        String name = map.get("id") instanceof ScalarNode scalar && !scalar.isNull()
                ? "the stage " + scalar.shown()
                : "stage " + number;
        Fields fields = Fields.of(map, name, KEYS, log);
        Located<String> id = id(fields, number, map.place());
        Located<String> uses = uses(fields);
        List<Located<String>> needs = needs(fields);
        Map<TableKind, Located<String>> from = from(fields);
        Located<String> when = fields.text("when");
        Duration timeout = fields.has("timeout") ? duration(fields, "timeout", true) : null;
        Retry retry = retry(fields);
        MapNode given = with(fields, map.place());
        if (uses == null) {
            unread.add(id.value());
            return null;
        }
        MapNode with = withDefaults(uses.value(), given);
        List<StageNode> inner = List.of();
        if (uses.value().equals(StageNode.LOOP)) {
            inner = inner(with, name, known);
            with = without(with, "stages");
        }
        return new StageNode(id, uses, needs, with, from, when, timeout, retry, inner);
    }

    private List<StageNode> inner(MapNode with, String name, Set<String> known) {
        Node stages = with.get("stages");
        if (stages == null) {
            log.error(
                    MISSING_KEY,
                    with.place(),
                    "the key 'stages' is missing in 'with' of " + name,
                    "list the stages of a round");
            return List.of();
        }
        return new StageReader(defaults, known, log).read(stages);
    }

    private static MapNode without(MapNode map, String key) {
        return map.get(key) == null
                ? map
                : new MapNode(
                        map.entries().stream()
                                .filter(entry -> !entry.key().equals(key))
                                .toList(),
                        map.place());
    }

    private Located<String> id(Fields fields, int number, Place stage) {
        Located<String> id =
                fields.required("id", "give it a name of a-z, 0-9, '-' and '_'") == null ? null : fields.text("id");
        if (id == null) {
            return new Located<>("#" + number, stage);
        }
        if (!Names.isId(id.value())) {
            log.error(
                    WRONG_NAME,
                    id.place(),
                    "the id of a stage holds a-z, 0-9, '-' and '_' only, not " + SafeText.quoted(id.value()),
                    id.value().contains("${") ? "variables are not replaced in ids" : Names.suggestion(id.value()));
        }
        if (around.contains(id.value())) {
            log.error(
                    DUPLICATE_KEY,
                    id.place(),
                    "the id " + SafeText.quoted(id.value()) + " is already that of a stage outside of the loop",
                    "give one of the two another id");
        }
        Place first = ids.putIfAbsent(id.value(), id.place());
        if (first != null) {
            log.error(
                    DUPLICATE_KEY,
                    id.place(),
                    "the id " + SafeText.quoted(id.value()) + " is already that of the stage in "
                            + (first.file().equals(id.place().file())
                                    ? "line " + first.line()
                                    : SafeText.escape(first.file()) + ":" + first.line()),
                    "give one of the two another id");
        }
        return id;
    }

    private @Nullable Located<String> uses(Fields fields) {
        if (fields.required("uses", "name a strategy, for example uses: import/csv") == null) {
            return null;
        }
        Located<String> uses = fields.text("uses");
        if (uses == null || Names.isStrategy(uses.value())) {
            return uses;
        }
        log.error(
                WRONG_NAME,
                uses.place(),
                "'uses' names a strategy as family/name, not " + SafeText.quoted(uses.value()),
                uses.value().contains("${")
                        ? "variables are not replaced in 'uses'"
                        : "for example consensus/majority-vote");
        return null;
    }

    private @Nullable List<Located<String>> needs(Fields fields) {
        Node node = fields.node("needs");
        if (node == null) {
            return null;
        }
        if (!(node instanceof ListNode list)) {
            String hint = node instanceof ScalarNode scalar && !scalar.isNull() && Names.isId(scalar.text())
                    ? "write needs: [" + scalar.text() + "]"
                    : "write needs: [] for none";
            fields.wrongType(node, "'needs'", "a list of stage ids", hint);
            return null;
        }
        var needs = new LinkedHashMap<String, Located<String>>();
        for (Node item : list.items()) {
            Located<String> need = Fields.text(item, "an entry of 'needs'", log);
            if (need != null && needs.putIfAbsent(need.value(), need) != null) {
                log.warning(
                        DUPLICATE_KEY,
                        need.place(),
                        SafeText.quoted(need.value()) + " is named twice in 'needs'",
                        null);
            }
        }
        return List.copyOf(needs.values());
    }

    private Map<TableKind, Located<String>> from(Fields fields) {
        var from = new EnumMap<TableKind, Located<String>>(TableKind.class);
        MapNode map = fields.map("from", "for example from: {labels: agreed}");
        if (map == null) {
            return from;
        }
        for (MapNode.Entry entry : map.entries()) {
            TableKind table = TableKind.ofWord(entry.key()).orElse(null);
            Located<String> stage = Fields.text(entry.value(), "'" + entry.key() + "'", log);
            if (table == null) {
                List<String> words =
                        Arrays.stream(TableKind.values()).map(TableKind::word).toList();
                log.error(
                        UNKNOWN_KEY,
                        entry.keyPlace(),
                        "unknown table " + SafeText.quoted(entry.key()) + " in 'from'",
                        NearestWord.hint(entry.key(), words));
            } else if (table.additive()) {
                log.error(
                        NOT_ALLOWED,
                        entry.keyPlace(),
                        "'from' can't choose '" + table.word() + "': the rows of all stages are united",
                        "it is for labels, gold, queue, weights, splits, graph and training");
            } else if (stage != null) {
                from.put(table, stage);
            }
        }
        return from;
    }

    private @Nullable Duration duration(Fields fields, String key, boolean positive) {
        Located<String> text = fields.text(key);
        if (text == null) {
            return null;
        }
        Duration duration = Durations.parse(text.value());
        if (duration == null) {
            log.error(
                    WRONG_TYPE,
                    text.place(),
                    "'" + key + "' must be " + Durations.EXPECTED + ", not " + SafeText.quoted(text.value()));
        } else if (positive && duration.isZero()) {
            log.error(OUT_OF_RANGE, text.place(), "'" + key + "' must be longer than nothing");
            return null;
        }
        return duration;
    }

    private @Nullable Retry retry(Fields stage) {
        MapNode map = stage.map("retry", "for example retry: {attempts: 3, backoff: 2s}");
        if (map == null) {
            return null;
        }
        Fields fields = Fields.of(map, "'retry'", List.of("attempts", "backoff"), log);
        Node attempts = fields.required("attempts", "say how often the stage is tried in all");
        Duration backoff = fields.has("backoff") ? duration(fields, "backoff", false) : Duration.ofSeconds(1);
        if (attempts == null) {
            return null;
        }
        if (!(attempts instanceof ScalarNode scalar) || !(scalar.value() instanceof Long count)) {
            fields.wrongType(attempts, "'attempts'", "a whole number", null);
            return null;
        }
        if (count < 1 || count > MAX_ATTEMPTS) {
            log.error(
                    OUT_OF_RANGE, attempts.place(), "'attempts' must be from 1 to " + MAX_ATTEMPTS + ", not " + count);
            return null;
        }
        return backoff == null ? null : new Retry(count.intValue(), backoff);
    }

    private static MapNode with(Fields fields, Place stage) {
        Node node = fields.node("with");
        if (node instanceof ScalarNode scalar && scalar.isNull()) {
            return new MapNode(List.of(), scalar.place());
        }
        MapNode map = fields.map("with", "write the keys of the strategy below it");
        return map == null ? new MapNode(List.of(), stage) : map;
    }

    /**
     * What the stage says itself wins, then the exact id, then globs; among those the last, so that a file wins over
     * what it includes.
     */
    private MapNode withDefaults(String strategy, MapNode with) {
        var entries = new LinkedHashMap<String, MapNode.Entry>();
        with.entries().forEach(entry -> entries.put(entry.key(), entry));
        int own = entries.size();
        for (int i = defaults.size() - 1; i >= 0; i--) {
            StageDefaults one = defaults.get(i);
            if (one.exact() && one.matches(strategy)) {
                one.with().entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
            }
        }
        for (int i = defaults.size() - 1; i >= 0; i--) {
            StageDefaults one = defaults.get(i);
            if (!one.exact() && one.matches(strategy)) {
                one.with().entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry));
            }
        }
        return entries.size() == own ? with : new MapNode(List.copyOf(entries.values()), with.place());
    }
}
