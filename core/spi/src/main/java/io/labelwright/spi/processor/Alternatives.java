package io.labelwright.spi.processor;

import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.FormerName;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.describe.SourceClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Turns a sealed interface into the alternatives of a config key: an enum for words, and records of one number, List or
 * Map. The shape of what stands in the workflow decides between them, so there is at most one of each.
 */
final class Alternatives {

    /** What the value of a key can be, in the order in which the descriptor names it. */
    private enum Shape {
        WORD,
        NUMBER,
        LIST,
        MAP
    }

    /** What may be said of the key; all else is said of the values, which the alternatives hold. */
    private static final Set<String> OF_KEYS =
            Set.of(Doc.class.getName(), Default.class.getName(), Optional.class.getName(), FormerName.class.getName());

    private static final Set<String> OF_VALUES = Set.of(
            Range.class.getName(), ClassName.class.getName(), SourceClass.class.getName(), FieldName.class.getName());

    private final ConfigKeys keys;

    Alternatives(ConfigKeys keys) {
        this.keys = keys;
    }

    /** Whether a type is an interface whose implementations are all known. */
    static boolean isOne(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getKind() == ElementKind.INTERFACE
                && declared.asElement().getModifiers().contains(Modifier.SEALED);
    }

    /** Each alternative of a component, as a key of the same name. */
    List<Object> of(RecordComponentElement component, String name) {
        var union = (TypeElement) ((DeclaredType) component.asType()).asElement();
        checkAnnotations(
                component,
                OF_KEYS,
                "the key " + name + ": the alternatives of " + union.getSimpleName() + " say so",
                component);
        if (!union.getTypeParameters().isEmpty()) {
            throw invalid(union, "has type parameters", component);
        }
        var byShape = new TreeMap<Shape, Object>();
        for (TypeMirror permitted : union.getPermittedSubclasses()) {
            var type = (TypeElement) ((DeclaredType) permitted).asElement();
            Map<String, Object> alternative = alternative(union, type, name, component);
            Shape shape = shape(union, type, alternative, component);
            if (byShape.put(shape, alternative) != null) {
                throw invalid(
                        union,
                        "has two alternatives that are a " + shape.name().toLowerCase(Locale.ROOT) + ", one of them "
                                + type.getSimpleName(),
                        component);
            }
        }
        return List.copyOf(byShape.values());
    }

    private Map<String, Object> alternative(TypeElement union, TypeElement type, String name, Element at) {
        var described = new LinkedHashMap<String, Object>();
        described.put("name", name);
        if (type.getKind() == ElementKind.ENUM) {
            described.putAll(keys.type(type.asType(), at));
            return described;
        }
        if (type.getKind() != ElementKind.RECORD || !type.getTypeParameters().isEmpty()) {
            throw invalid(union, "permits " + type.getSimpleName() + ", which is neither an enum nor a record", at);
        }
        if (type.getRecordComponents().size() != 1) {
            throw invalid(
                    union,
                    "permits " + type.getSimpleName() + ", which has "
                            + type.getRecordComponents().size() + " components instead of one",
                    at);
        }
        RecordComponentElement value = type.getRecordComponents().get(0);
        checkAnnotations(
                value,
                OF_VALUES,
                type.getSimpleName() + ": an alternative has @Range, @ClassName, @SourceClass or @FieldName",
                at);
        described.putAll(keys.type(value.asType(), at));
        ConfigKeys.addMarks(described, value);
        return described;
    }

    private static Shape shape(TypeElement union, TypeElement type, Map<String, Object> described, Element at) {
        return switch (String.valueOf(described.get("type"))) {
            case "word" -> {
                if (type.getKind() != ElementKind.ENUM) {
                    throw invalid(union, "permits " + type.getSimpleName() + ": let the enum itself implement it", at);
                }
                yield Shape.WORD;
            }
            case "integer", "number" -> Shape.NUMBER;
            case "list" -> Shape.LIST;
            case "map" -> Shape.MAP;
            default ->
                throw invalid(
                        union,
                        "permits " + type.getSimpleName() + ", whose component is neither a number nor a List or Map",
                        at);
        };
    }

    private static void checkAnnotations(
            RecordComponentElement component, Set<String> allowed, String refused, Element at) {
        String own = Doc.class.getPackageName() + ".";
        for (AnnotationMirror mirror : component.getAnnotationMirrors()) {
            String name = mirror.getAnnotationType().toString();
            if (name.startsWith(own) && !allowed.contains(name)) {
                throw new InvalidDescription("@" + name.substring(own.length()) + " is not for " + refused, at);
            }
        }
    }

    private static InvalidDescription invalid(TypeElement union, String what, Element at) {
        return new InvalidDescription(
                "a sealed interface as config key permits at most one enum, and one record each of one number, List "
                        + "or Map; " + union.getSimpleName() + " " + what,
                at);
    }
}
