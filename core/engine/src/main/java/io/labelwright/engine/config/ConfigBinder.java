package io.labelwright.engine.config;

import io.labelwright.engine.config.ConfigValue.Mapping;
import io.labelwright.engine.config.ConfigValue.Scalar;
import io.labelwright.engine.config.ConfigValue.Sequence;
import io.labelwright.engine.plugin.KeyDescriptor.Mark;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Word;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the config record of a strategy from a checked config. Reflection on record components, because the checker has
 * done what data binding is for, and has the places that data binding loses.
 */
public final class ConfigBinder {

    private final ConfigTree config;
    private final List<Problem> problems = new ArrayList<>();

    private final UnaryOperator<ConfigValue.Scalar> databases;

    private ConfigBinder(ConfigTree config, UnaryOperator<ConfigValue.Scalar> databases) {
        this.config = config;
        this.databases = databases;
    }

    /** The record for a loaded strategy; see {@link #bind(ConfigTree, Class)}. */
    public static Record bind(ConfigTree config, LoadedStrategy strategy) {
        return bind(config, strategy, UnaryOperator.identity());
    }

    /**
     * The record for a loaded strategy.
     *
     * @param databases makes of the URL of a database, as it stands in the workflow, what the strategy is given
     */
    public static Record bind(ConfigTree config, LoadedStrategy strategy, UnaryOperator<ConfigValue.Scalar> databases) {
        return PluginScope.run(strategy, () -> ConfigBinder.<Record>bind(config, strategy.configType(), databases));
    }

    /**
     * The record.
     *
     * @param config a config that was checked without problems
     * @param type the config record of its strategy
     * @throws LabelingException when a constructor of the record refuses its values, at the place of the block; or when
     *     the record is not what the descriptor says
     */
    public static <C extends Record> C bind(ConfigTree config, Class<? extends C> type) {
        return bind(config, type, UnaryOperator.identity());
    }

    private static <C extends Record> C bind(
            ConfigTree config, Class<? extends C> type, UnaryOperator<ConfigValue.Scalar> databases) {
        var binder = new ConfigBinder(config, databases);
        C bound = binder.construct(type, config.root());
        if (bound == null) {
            throw new LabelingException(binder.problems);
        }
        return bound;
    }

    /** A component of a config record, looked up once per record: a workflow may have thousands of stages. */
    private record Part(String key, Class<?> type, Type generic, boolean inline) {}

    /** What a config record is made of, and how. */
    private record Shape(List<Part> parts, Constructor<?> constructor) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> record) {
            List<Part> parts = Arrays.stream(record.getRecordComponents())
                    .map(component -> new Part(
                            snakeCase(component.getName()),
                            component.getType(),
                            component.getGenericType(),
                            component.isAnnotationPresent(Inline.class)))
                    .toList();
            try {
                Constructor<?> constructor = record.getDeclaredConstructor(
                        parts.stream().map(Part::type).toArray(Class<?>[]::new));
                // Config records are often nested and package-private; they are ours to make, by contract.
                constructor.setAccessible(true);
                return new Shape(parts, constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(record + " has no constructor for its components", e);
            }
        }
    };

    /** The keys that a config record takes, those of its inlined records among them, in its order. */
    public static List<String> keys(Class<? extends Record> type) {
        var keys = new ArrayList<String>();
        for (Part part : SHAPES.get(type).parts()) {
            if (part.inline()) {
                keys.addAll(keys(part.type().asSubclass(Record.class)));
            } else {
                keys.add(part.key());
            }
        }
        return keys;
    }

    private <R extends Record> @Nullable R construct(Class<R> type, Mapping values) {
        Shape shape = SHAPES.get(type);
        List<Part> parts = shape.parts();
        @Nullable Object[] arguments = new @Nullable Object[parts.size()];
        int before = problems.size();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(type, parts.get(i), values);
        }
        return problems.size() == before ? create(type, shape.constructor(), arguments, values.place()) : null;
    }

    private @Nullable Object argument(Class<?> record, Part part, Mapping values) {
        if (part.inline()) {
            return construct(part.type().asSubclass(Record.class), values);
        }
        ConfigValue value = values.values().get(part.key());
        if (value != null) {
            return convert(value, part.generic());
        }
        if (part.type().isPrimitive()) {
            throw mismatch(record + " needs " + part.key());
        }
        return null;
    }

    private <R extends Record> @Nullable R create(
            Class<R> type, Constructor<?> constructor, @Nullable Object[] arguments, Place place) {
        try {
            return type.cast(constructor.newInstance(arguments));
        } catch (InvocationTargetException e) {
            refused(type, e.getTargetException(), place);
            return null;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw mismatch(e.toString());
        }
    }

    private void refused(Class<?> type, Throwable cause, Place place) {
        if (cause instanceof LabelingException e) {
            problems.addAll(e.problems());
        } else if (cause instanceof IllegalArgumentException) {
            String reason = cause.getMessage() == null ? "the values don't go together" : cause.getMessage();
            problems.add(Problem.error(StandardError.OUT_OF_RANGE, place, reason + " " + inStage()));
        } else if (cause instanceof Error e) {
            throw e;
        } else {
            problems.add(Problem.error(
                    StandardError.PLUGIN_BROKEN,
                    Place.of(config.strategy().origin().jar()),
                    "the config record " + type.getName() + " can't be made " + inStage() + ": " + cause,
                    "this is a defect of the plug-in: tell its author"));
        }
    }

    private @Nullable Object convert(ConfigValue value, Type type) {
        if (type instanceof Class<?> union && union.isInterface() && union.isSealed()) {
            return alternative(value, union);
        }
        if (value instanceof Sequence sequence && type instanceof ParameterizedType list) {
            return sequence(sequence, list.getActualTypeArguments()[0]);
        }
        if (value instanceof Mapping mapping && type instanceof ParameterizedType map) {
            return mapping(mapping, map.getActualTypeArguments()[1]);
        }
        if (value instanceof Mapping mapping && type instanceof Class<?> record && record.isRecord()) {
            return construct(record.asSubclass(Record.class), mapping);
        }
        if (value instanceof Scalar scalar && type instanceof Class<?> simple) {
            return simple(scalar.key().is(Mark.DATABASE) ? databases.apply(scalar) : scalar, simple);
        }
        throw mismatch(type.getTypeName());
    }

    /** The permitted type that holds what has the shape of this value. */
    private @Nullable Object alternative(ConfigValue value, Class<?> union) {
        for (Class<?> permitted : union.getPermittedSubclasses()) {
            if (permitted.isEnum()) {
                if (value instanceof Scalar scalar && scalar.value() instanceof String) {
                    return simple(scalar, permitted);
                }
            } else if (permitted.isRecord() && holds(permitted, value)) {
                return wrap(permitted.asSubclass(Record.class), value);
            }
        }
        throw mismatch(union.getName() + " permits no type for what stands at " + value.place());
    }

    private static boolean holds(Class<?> record, ConfigValue value) {
        List<Part> parts = SHAPES.get(record).parts();
        if (parts.size() != 1) {
            return false;
        }
        Class<?> type = parts.get(0).type();
        if (value instanceof Scalar scalar) {
            return scalar.value() instanceof Number && (type.isPrimitive() || Number.class.isAssignableFrom(type));
        }
        return type == (value instanceof Sequence ? List.class : Map.class);
    }

    private <R extends Record> @Nullable R wrap(Class<R> type, ConfigValue value) {
        Shape shape = SHAPES.get(type);
        int before = problems.size();
        Object held = convert(value, shape.parts().get(0).generic());
        return problems.size() == before
                ? create(type, shape.constructor(), new @Nullable Object[] {held}, value.place())
                : null;
    }

    private List<Object> sequence(Sequence sequence, Type element) {
        var list = new ArrayList<Object>();
        for (ConfigValue value : sequence.values()) {
            Object converted = convert(value, element);
            if (converted != null) {
                list.add(converted);
            }
        }
        return Collections.unmodifiableList(list);
    }

    private Map<String, Object> mapping(Mapping mapping, Type element) {
        var map = new LinkedHashMap<String, Object>();
        for (var entry : mapping.values().entrySet()) {
            Object converted = convert(entry.getValue(), element);
            if (converted != null) {
                map.put(entry.getKey(), converted);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /** The word of a constant, as {@link Word} or its name says. */
    private static String word(Enum<?> constant) {
        try {
            Word given = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Word.class);
            return given != null ? given.value() : constant.name().toLowerCase(Locale.ROOT);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(constant + " is no constant of its class", e);
        }
    }

    private @Nullable Object simple(Scalar scalar, Class<?> type) {
        Object value = scalar.value();
        if (type.isEnum() && value instanceof String word) {
            return Stream.of(type.getEnumConstants())
                    .filter(constant -> word((Enum<?>) constant).equals(word))
                    .findFirst()
                    .orElseThrow(() -> mismatch(type.getName() + " has no " + word));
        }
        if (value instanceof Long number && (type == int.class || type == Integer.class)) {
            return narrow(scalar, number);
        }
        boolean fits = (value instanceof Long && (type == long.class || type == Long.class))
                || (value instanceof Double && (type == double.class || type == Double.class))
                || (value instanceof Boolean && (type == boolean.class || type == Boolean.class))
                || (value instanceof String && type == String.class);
        if (!fits) {
            throw mismatch("a key of type " + type.getTypeName());
        }
        return value;
    }

    private @Nullable Integer narrow(Scalar scalar, long number) {
        if (number != (int) number) {
            problems.add(Problem.error(
                    StandardError.OUT_OF_RANGE,
                    scalar.place(),
                    "'" + scalar.key().name() + "' " + inStage() + " has to be between " + Integer.MIN_VALUE + " and "
                            + Integer.MAX_VALUE + ", not " + number));
            return null;
        }
        return (int) number;
    }

    private LabelingException mismatch(String what) {
        return new LabelingException(
                StandardError.PLUGIN_BROKEN,
                Place.of(config.strategy().origin().jar()),
                "the descriptor of " + config.strategy().id() + " does not fit its config record: " + what,
                "compile the plug-in from clean");
    }

    private String inStage() {
        return "in stage '" + config.stage() + "' (" + config.strategy().id() + ")";
    }

    private static String snakeCase(String name) {
        var out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c)) {
                out.append('_').append(Character.toLowerCase(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
