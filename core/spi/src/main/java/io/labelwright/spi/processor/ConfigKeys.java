package io.labelwright.spi.processor;

import io.labelwright.spi.describe.Cel;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.DatabaseUrl;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.FormerName;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.OutputPath;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.Secret;
import io.labelwright.spi.describe.ServerUrl;
import io.labelwright.spi.describe.SourceClass;
import io.labelwright.spi.describe.StageOf;
import io.labelwright.spi.describe.Word;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Turns a config record into the keys of the descriptor. */
final class ConfigKeys {

    /** An integer of 64 bits; the others have 32, which {@code validate} has to know without the class. */
    private static final Map<String, Object> WIDE_INTEGER = wideInteger();

    private final ProcessingEnvironment environment;
    private final List<TypeElement> visited = new ArrayList<>();

    ConfigKeys(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** The config record and the records inlined in it, whose table annotations count for the strategy. */
    List<TypeElement> visited() {
        return visited;
    }

    List<Object> of(TypeElement config) {
        visited.add(config);
        var keys = new ArrayList<Object>();
        for (RecordComponentElement component : config.getRecordComponents()) {
            if (component.getAnnotation(Inline.class) != null) {
                if (!(component.asType() instanceof DeclaredType inlined)
                        || inlined.asElement().getKind() != ElementKind.RECORD) {
                    throw new InvalidDescription("only the keys of a record can be taken over by @Inline", component);
                }
                keys.addAll(of((TypeElement) inlined.asElement()));
            } else {
                keys.add(key(component));
            }
        }
        return keys;
    }

    private Map<String, Object> key(RecordComponentElement component) {
        String name = snake(component.getSimpleName().toString());
        var key = new LinkedHashMap<String, Object>();
        key.put("name", name);
        Doc doc = component.getAnnotation(Doc.class);
        if (doc == null) {
            throw new InvalidDescription("every config key needs @Doc", component);
        }
        key.put("doc", doc.value());
        if (Alternatives.isOne(component.asType())) {
            key.put("type", "choice");
            key.put("alternatives", new Alternatives(this).of(component, name));
        } else {
            key.putAll(type(component.asType(), component));
        }
        Default byDefault = component.getAnnotation(Default.class);
        if (byDefault != null) {
            key.put("default", byDefault.value());
        }
        key.put("required", byDefault == null && component.getAnnotation(Optional.class) == null);
        FormerName former = component.getAnnotation(FormerName.class);
        if (former != null) {
            key.put("former", former.value());
        }
        addMarks(key, component);
        return key;
    }

    /** Adds what is known of the values of a component besides their type. */
    static void addMarks(Map<String, Object> key, RecordComponentElement component) {
        Range range = component.getAnnotation(Range.class);
        if (range != null) {
            if (Double.isFinite(range.min())) {
                key.put("min", range.min());
                key.put("above", range.above());
            }
            if (Double.isFinite(range.max())) {
                key.put("max", range.max());
            }
        }
        Cel cel = component.getAnnotation(Cel.class);
        if (cel != null) {
            key.put("cel", cel.value().name().toLowerCase(Locale.ROOT));
        }
        flag(key, component, "input", InputPath.class);
        flag(key, component, "output", OutputPath.class);
        InputPath input = component.getAnnotation(InputPath.class);
        OutputPath output = component.getAnnotation(OutputPath.class);
        if ((input != null && input.folder()) || (output != null && output.folder())) {
            key.put("folder", true);
        }
        ClassName className = component.getAnnotation(ClassName.class);
        if (className != null) {
            key.put(className.values() ? "target_class" : "class", true);
        }
        flag(key, component, "field", FieldName.class);
        flag(key, component, "secret", Secret.class);
        flag(key, component, "source_class", SourceClass.class);
        flag(key, component, "database", DatabaseUrl.class);
        flag(key, component, "server", ServerUrl.class);
        StageOf stage = component.getAnnotation(StageOf.class);
        if (stage != null) {
            key.put("stage_of", stage.value().word());
        }
    }

    private static void flag(
            Map<String, Object> key, Element component, String name, Class<? extends Annotation> annotation) {
        if (component.getAnnotation(annotation) != null) {
            key.put(name, true);
        }
    }

    /** What a type is called in the descriptor, and what it holds. */
    Map<String, Object> type(TypeMirror type, Element at) {
        if (type.getKind().isPrimitive()) {
            return primitive(type.getKind(), at);
        }
        if (type.getKind() != TypeKind.DECLARED) {
            throw new InvalidDescription("a config key can't have the type " + type, at);
        }
        var declared = (DeclaredType) type;
        var element = (TypeElement) declared.asElement();
        var described = new LinkedHashMap<String, Object>();
        switch (element.getQualifiedName().toString()) {
            case "java.lang.String" -> described.put("type", "text");
            case "java.lang.Integer" -> described.put("type", "integer");
            case "java.lang.Long" -> described.putAll(WIDE_INTEGER);
            case "java.lang.Double" -> described.put("type", "number");
            case "java.lang.Boolean" -> described.put("type", "boolean");
            case "java.util.List" -> {
                described.put("type", "list");
                described.put("element", type(declared.getTypeArguments().get(0), at));
            }
            case "java.util.Map" -> {
                described.put("type", "map");
                described.put("element", type(declared.getTypeArguments().get(1), at));
            }
            default -> {
                if (element.getKind() == ElementKind.ENUM) {
                    described.put("type", "word");
                    described.put("words", words(element));
                } else if (element.getKind() == ElementKind.RECORD) {
                    described.put("type", "record");
                    described.put("keys", new ConfigKeys(environment).of(element));
                } else if (Alternatives.isOne(type)) {
                    throw new InvalidDescription(
                            "the sealed interface " + element.getSimpleName()
                                    + " has to be the type of a key, not of what a List or Map holds",
                            at);
                } else {
                    throw new InvalidDescription(
                            "a config key can't have the type " + type
                                    + ": use text, numbers, boolean, an enum, a record, List, Map<String, ...> or a"
                                    + " sealed interface of alternatives",
                            at);
                }
            }
        }
        return described;
    }

    private static Map<String, Object> primitive(TypeKind kind, Element at) {
        return switch (kind) {
            case INT -> Map.of("type", "integer");
            case LONG -> WIDE_INTEGER;
            case DOUBLE -> Map.of("type", "number");
            case BOOLEAN -> Map.of("type", "boolean");
            default -> throw new InvalidDescription("a config key can't have the type " + kind, at);
        };
    }

    private static Map<String, Object> wideInteger() {
        var described = new LinkedHashMap<String, Object>();
        described.put("type", "integer");
        described.put("wide", true);
        return described;
    }

    private static List<String> words(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(ConfigKeys::word)
                .toList();
    }

    private static String word(Element constant) {
        Word given = constant.getAnnotation(Word.class);
        return given != null
                ? given.value()
                : constant.getSimpleName().toString().toLowerCase(Locale.ROOT);
    }

    private static String snake(String name) {
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
