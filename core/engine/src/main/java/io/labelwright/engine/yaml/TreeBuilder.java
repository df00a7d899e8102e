package io.labelwright.engine.yaml;

import static io.labelwright.spi.problem.StandardError.DUPLICATE_KEY;
import static io.labelwright.spi.problem.StandardError.NOT_ALLOWED;
import static io.labelwright.spi.problem.StandardError.OUT_OF_RANGE;
import static io.labelwright.spi.problem.StandardError.SYNTAX;
import static io.labelwright.spi.problem.StandardError.WRONG_TYPE;

import io.labelwright.spi.problem.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds the tree from the events of the parser, with a stack of its own so that no depth of input can exhaust the
 * thread's. What a node would hold if its aliases were written out is counted without writing them out.
 */
final class TreeBuilder {

    static final int MAX_DEPTH = 64;
    static final int MAX_NODES = 400_000;

    /** A finished node with what it would hold written out. */
    private record Built(Node node, long nodes, int height) {}

    private final String file;
    private final ProblemLog log;
    private final ArrayDeque<OpenNode> open = new ArrayDeque<>();
    private final Map<String, @Nullable Built> anchors = new HashMap<>();
    private long nodes;
    private @Nullable Node root;
    private boolean documentEnded;
    private boolean stopped;

    TreeBuilder(String file, ProblemLog log) {
        this.file = file;
        this.log = log;
    }

    @Nullable
    Node root() {
        return root;
    }

    boolean documentEnded() {
        return documentEnded;
    }

    /** Whether the input passed a limit and the tree is not whole. */
    boolean stopped() {
        return stopped;
    }

    /** Takes an event; false when no more are wanted. */
    boolean accept(Event event) {
        Place place = event.getStartMark()
                .map(mark -> SyntaxProblem.place(mark, file))
                .orElse(Place.of(file));
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (documentEnded) {
                    secondDocument(place);
                    return false;
                }
            }
            case DocumentEnd -> documentEnded = true;
            case Scalar -> scalar((ScalarEvent) event, place);
            case Alias -> alias((AliasEvent) event, place);
            case SequenceStart, MappingStart -> start((CollectionStartEvent) event, place);
            case SequenceEnd, MappingEnd -> end();
            default -> {}
        }
        stopped |= log.full();
        return !stopped;
    }

    void secondDocument(Place place) {
        log.error(
                NOT_ALLOWED,
                place,
                "a second document starts here; a file holds one",
                "remove the line '---' or '...', or make two files");
    }

    private void scalar(ScalarEvent event, Place place) {
        refuseTag(event.getTag(), place);
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        String text = event.getValue();
        OpenNode parent = open.peek();
        boolean key = parent != null && parent.wantsKey();
        if (!plain) {
            refuseHalfCharacters(text, place);
        }
        if (plain && !key && CoreSchema.isNotFinite(text)) {
            log.error(
                    OUT_OF_RANGE,
                    place,
                    SafeText.quoted(text) + " is not a finite number",
                    "put it in quotes if it is meant as text");
        }
        var built = new Built(new ScalarNode(text, !plain, place), 1, 0);
        event.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), built));
        add(built, place, plain && text.equals("<<"));
    }

    /** An escape can spell half a character, which no file that is written later can hold. */
    private void refuseHalfCharacters(String text, Place place) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    log.error(
                            SYNTAX,
                            place,
                            "half a character: \\u" + Integer.toHexString(text.charAt(i)) + " without its other half",
                            null);
                    return;
                }
                i++;
            }
        }
    }

    private void alias(AliasEvent event, Place place) {
        String name = event.getAlias().getValue();
        Built built = anchors.get(name);
        if (built != null) {
            if (open.size() + built.height() > MAX_DEPTH) {
                tooDeep(place);
                return;
            }
            add(built, place, false);
            return;
        }
        if (anchors.containsKey(name)) {
            log.error(
                    NOT_ALLOWED,
                    place,
                    "the alias " + SafeText.quoted("*" + name) + " stands inside what it is an alias of");
        } else {
            String nearest = NearestWord.of(name, anchors.keySet());
            log.error(
                    SYNTAX,
                    place,
                    "there is no anchor " + SafeText.quoted("&" + name) + " before this alias",
                    nearest != null
                            ? "did you mean " + SafeText.quoted("*" + nearest) + "?"
                            : "text that starts with '*' needs quotes");
        }
        add(new Built(new ScalarNode("", false, place), 1, 0), place, false);
    }

    private void start(CollectionStartEvent event, Place place) {
        refuseTag(event.getTag(), place);
        if (open.size() == MAX_DEPTH) {
            tooDeep(place);
            return;
        }
        boolean inFlowList = open.peek() != null && open.peek().isFlowList();
        String anchor = event.getAnchor().map(Anchor::getValue).orElse(null);
        if (anchor != null) {
            anchors.put(anchor, null);
        }
        open.push(new OpenNode(event instanceof MappingStartEvent, event.isFlow(), inFlowList, place, anchor));
    }

    private void end() {
        OpenNode ended = open.pop();
        Node node = ended.isMap() ? map(ended) : new ListNode(ended.items(), ended.place());
        // What it holds was counted when it was added to it; only the node itself is new.
        nodes -= ended.nodes();
        var built = new Built(node, ended.nodes() + 1, ended.height() + 1);
        if (ended.anchor() != null) {
            anchors.put(ended.anchor(), built);
        }
        add(built, ended.place(), false);
    }

    private void add(Built built, Place place, boolean mergeSign) {
        nodes += built.nodes();
        if (nodes > MAX_NODES) {
            log.error(
                    OUT_OF_RANGE,
                    place,
                    "the file holds more than " + MAX_NODES + " values, counting each alias as often as it is used",
                    "keep data in files of its own and import them");
            stopped = true;
            return;
        }
        OpenNode parent = open.peek();
        if (parent == null) {
            root = built.node();
            return;
        }
        parent.count(built.nodes(), built.height());
        if (!parent.isMap()) {
            parent.items().add(built.node());
        } else if (parent.wantsKey()) {
            key(parent, built.node(), place, mergeSign);
        } else {
            value(parent, built.node());
        }
    }

    private void key(OpenNode parent, Node node, Place place, boolean mergeSign) {
        if (!(node instanceof ScalarNode scalar)) {
            log.error(WRONG_TYPE, place, "a key must be text, not " + node.kind());
            parent.droppedKey();
            return;
        }
        parent.key(scalar.text(), place, mergeSign);
        MapNode.Entry first = parent.entries().get(scalar.text());
        if (first == null) {
            return;
        }
        log.error(
                DUPLICATE_KEY,
                place,
                "the key " + SafeText.quoted(scalar.text()) + " is already there in line "
                        + first.keyPlace().line(),
                "remove one of the two");
        parent.droppedKey();
    }

    private void value(OpenNode parent, Node value) {
        MapNode.Entry entry = parent.entry(value);
        if (entry == null) {
            return;
        }
        if (parent.isImplicitPair() && value instanceof ScalarNode scalar && scalar.isNull()) {
            log.error(
                    SYNTAX,
                    entry.keyPlace(),
                    SafeText.quoted(entry.key() + ":") + " inside [] makes a map",
                    "put it in quotes if it is meant as text");
        }
        parent.entries().put(entry.key(), entry);
    }

    /** The finished map: keys of merged maps stand where the merge stood; explicit keys win, then earlier maps. */
    private MapNode map(OpenNode ended) {
        MapNode.Entry merge = ended.merge();
        if (merge == null) {
            return new MapNode(new ArrayList<>(ended.entries().values()), ended.place());
        }
        var merged = new HashMap<String, MapNode.Entry>();
        var entries = new ArrayList<MapNode.Entry>();
        for (MapNode.Entry entry : ended.entries().values()) {
            if (!entry.key().equals(merge.key())) {
                entries.add(entry);
                continue;
            }
            for (MapNode map : mergedMaps(merge.value())) {
                for (MapNode.Entry inherited : map.entries()) {
                    boolean explicit = ended.entries().containsKey(inherited.key());
                    if (!explicit && merged.putIfAbsent(inherited.key(), inherited) == null) {
                        entries.add(inherited);
                    }
                }
            }
        }
        return new MapNode(entries, ended.place());
    }

    private List<MapNode> mergedMaps(Node value) {
        var maps = new ArrayList<MapNode>();
        if (value instanceof MapNode map) {
            maps.add(map);
        } else if (value instanceof ListNode list) {
            for (Node item : list.items()) {
                if (item instanceof MapNode map) {
                    maps.add(map);
                } else {
                    refuseMerge(item);
                }
            }
        } else {
            refuseMerge(value);
        }
        return maps;
    }

    private void refuseMerge(Node node) {
        log.error(WRONG_TYPE, node.place(), "'<<' merges a map or a list of maps, not " + node.kind());
    }

    private void refuseTag(Optional<?> tag, Place place) {
        if (tag.isPresent()) {
            log.error(
                    NOT_ALLOWED,
                    place,
                    "tags are not allowed: " + SafeText.quoted(tag.get().toString()),
                    "remove it; put text that starts with '!' in quotes");
        }
    }

    private void tooDeep(Place place) {
        log.error(OUT_OF_RANGE, place, "lists and maps are nested deeper than " + MAX_DEPTH + " levels");
        stopped = true;
    }
}
