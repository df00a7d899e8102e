package io.labelwright.engine.config;

import io.labelwright.engine.config.ConfigValue.Mapping;
import io.labelwright.engine.config.ConfigValue.Scalar;
import io.labelwright.engine.config.ConfigValue.Sequence;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.spi.problem.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The config of a stage, checked and with its defaults filled in. Immutable. Where the check found problems, the keys
 * that have them are left out.
 */
public final class ConfigTree {

    private final String stage;
    private final StrategyDescriptor strategy;
    private final Mapping root;
    private final List<ConfigEntry> entries;

    ConfigTree(String stage, StrategyDescriptor strategy, Mapping root, List<ConfigEntry> entries) {
        this.stage = stage;
        this.strategy = strategy;
        this.root = root;
        this.entries = List.copyOf(entries);
    }

    /** The stage's id. */
    public String stage() {
        return stage;
    }

    /** The strategy whose config it is. */
    public StrategyDescriptor strategy() {
        return strategy;
    }

    /** All keys that are given or have a default, in the order of the strategy's description. */
    public Mapping root() {
        return root;
    }

    /** Where the {@code with:} block stands, or the stage's {@code uses} when it has none. */
    public Place place() {
        return root.place();
    }

    /**
     * The value at a path.
     *
     * @param path keys with dots between them, for example {@code items.text}
     * @return null when it is neither given nor has a default
     */
    public @Nullable ConfigValue find(String path) {
        ConfigValue at = root;
        for (int start = 0; start <= path.length(); ) {
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            at = at instanceof Mapping mapping ? mapping.values().get(path.substring(start, end)) : null;
            start = end + 1;
        }
        return at;
    }

    /** Where the value at a path stands; the block itself when there is no value. */
    public Place place(String path) {
        ConfigValue value = find(path);
        return value == null ? root.place() : value.place();
    }

    /** The text (or word, or number as text) at a path; null when there is none. */
    public @Nullable String text(String path) {
        return find(path) instanceof Scalar scalar ? scalar.value().toString() : null;
    }

    /** The texts of the list at a path; empty when there is none. */
    public List<String> texts(String path) {
        return find(path) instanceof Sequence sequence
                ? sequence.values().stream()
                        .filter(Scalar.class::isInstance)
                        .map(value -> ((Scalar) value).value().toString())
                        .toList()
                : List.of();
    }

    /** Whether there is a value at the path that is not {@code false}, an empty text, an empty list or an empty map. */
    public boolean isSet(String path) {
        ConfigValue value = find(path);
        if (value instanceof Scalar scalar) {
            return !Boolean.FALSE.equals(scalar.value()) && !scalar.value().equals("");
        }
        if (value instanceof Sequence sequence) {
            return !sequence.values().isEmpty();
        }
        // `items: {}` is no empty map: by now its defaults are in it.
        return value instanceof Mapping mapping && !mapping.values().isEmpty();
    }

    /** Whether there is a value at the path that asks for something: one that {@link #isSet}, and not the number 0. */
    public boolean isAsked(String path) {
        return isSet(path)
                && !(find(path) instanceof Scalar scalar
                        && scalar.value() instanceof Number number
                        && number.doubleValue() == 0);
    }

    /** Every text, number and truth value, and every key of a map of classes, in order. */
    public List<ConfigEntry> entries() {
        return entries;
    }

    /** The entries whose key carries this mark. */
    public List<ConfigEntry> marked(Mark mark) {
        // Asked for each stage several times, of which there may be thousands: nearly always there is none.
        List<ConfigEntry> marked = List.of();
        for (ConfigEntry entry : entries) {
            if (entry.key().is(mark)) {
                marked = marked.isEmpty() ? new ArrayList<>() : marked;
                marked.add(entry);
            }
        }
        return marked;
    }

    /** The entries that are CEL conditions. */
    public List<ConfigEntry> conditions() {
        return entries.stream().filter(entry -> entry.key().cel() != null).toList();
    }

    /**
     * The config as JSON text of which equal configs have equal bytes, for cache keys: keys sorted, numbers in one
     * spelling, defaults written out. Neither secrets nor paths are in it: a file counts by its content.
     */
    public String canonical() {
        return CanonicalJson.forKey(root);
    }

    /** As {@link #shown()}, of what stands in the workflow file beside these keys. */
    public String givenBeside(Set<String> keys) {
        Map<String, ConfigValue> beside = new HashMap<>();
        root.values().forEach((key, value) -> {
            if (value.given() && !keys.contains(key)) {
                beside.put(key, value);
            }
        });
        return CanonicalJson.forPeople(new Mapping(beside, root.place(), true));
    }

    /** The config as JSON text for people: as {@link #canonical()}, but with the paths. Secrets are {@code ***}. */
    public String shown() {
        return CanonicalJson.forPeople(root);
    }

    @Override
    public String toString() {
        return strategy.id() + " " + shown();
    }
}
