package io.labelwright.spi.processor;

import io.labelwright.spi.Strategy;
import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.StrategyInfo;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Reads {@link StrategyInfo} factories while their module is compiled and writes, into its classes, the descriptor that
 * the engine reads instead of the classes ({@code META-INF/labelwright/plugin.json}) and the
 * {@link java.util.ServiceLoader} files.
 */
public final class DescriptorProcessor extends AbstractProcessor {

    /** Where the descriptor lies in a jar. */
    public static final String DESCRIPTOR = "META-INF/labelwright/plugin.json";

    private static final Map<String, String> KINDS = Map.of(
            StrategyFactory.class.getName(), "strategy",
            SourceFactory.class.getName(), "source",
            SinkFactory.class.getName(), "sink");

    private final Map<String, Map<String, Object>> strategies = new TreeMap<>();
    private final Map<String, Set<String>> services = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(StrategyInfo.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(StrategyInfo.class)) {
            try {
                describe((TypeElement) element);
            } catch (InvalidDescription e) {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.getMessage(), shown(e.element()));
            }
        }
        if (round.processingOver() && !strategies.isEmpty()) {
            write(DESCRIPTOR, Json.print(Map.of("strategies", List.copyOf(strategies.values()))));
            services.forEach(
                    (service, factories) -> write("META-INF/services/" + service, String.join("\n", factories) + "\n"));
        }
        return false;
    }

    /** What the compiler shows the line of: for a component of a record it has none, for its field it has. */
    private static Element shown(Element element) {
        Element record = element.getEnclosingElement();
        if (element.getKind() != ElementKind.RECORD_COMPONENT || record == null) {
            return element;
        }
        for (Element other : record.getEnclosedElements()) {
            if (other.getKind() == ElementKind.FIELD && other.getSimpleName().equals(element.getSimpleName())) {
                return other;
            }
        }
        return element;
    }

    private void describe(TypeElement factory) {
        var info = factory.getAnnotation(StrategyInfo.class);
        String service = service(factory);
        TypeElement config = config(factory, service);
        var keys = new ConfigKeys(processingEnv);
        var described = new LinkedHashMap<String, Object>();
        described.put("id", info.id());
        described.put("version", info.version());
        described.put("kind", KINDS.get(service));
        described.put("summary", info.summary());
        described.put("paper", info.paper());
        described.put("example", info.example());
        described.put(
                "tasks", Arrays.stream(info.tasks()).map(task -> task.word()).toList());
        described.put("seeded", info.seeded());
        described.put("guided", info.guided());
        described.put("factory", binaryName(factory));
        described.put("config", binaryName(config));
        described.put("keys", keys.of(config));
        var sources = new ArrayList<TypeElement>();
        sources.add(factory);
        sources.addAll(keys.visited());
        described.put("reads", reads(sources));
        described.put("writes", writes(sources));
        if (strategies.put(info.id(), described) != null) {
            throw new InvalidDescription("two factories with the id " + info.id(), factory);
        }
        services.computeIfAbsent(service, name -> new TreeSet<>()).add(binaryName(factory));
    }

    private static List<Object> reads(List<TypeElement> sources) {
        var reads = new ArrayList<Object>();
        for (TypeElement source : sources) {
            for (Reads read : source.getAnnotationsByType(Reads.class)) {
                // A sorted map: the order of Map.of differs from run to run, and jars must not.
                var described = new TreeMap<String, Object>(Map.of(
                        "table", read.from().isEmpty() ? read.value().word() : "",
                        "from", read.from(),
                        "when", read.when(),
                        "optional", read.optional()));
                if (read.orElse().length > 0) {
                    described.put(
                            "or_else",
                            Arrays.stream(read.orElse()).map(TableKind::word).toList());
                }
                reads.add(described);
            }
        }
        return reads;
    }

    private static List<Object> writes(List<TypeElement> sources) {
        var writes = new ArrayList<Object>();
        Set<String> known = new HashSet<>();
        for (TypeElement source : sources) {
            for (Writes write : source.getAnnotationsByType(Writes.class)) {
                // The factory comes first, so it may say more of what a record of config keys says in general.
                if (!known.add(write.value().word() + " " + write.when())) {
                    continue;
                }
                var described = new TreeMap<String, Object>(
                        Map.of("table", write.value().word(), "when", write.when(), "replaces", write.replaces()));
                if (write.byDefault()) {
                    described.put("by_default", true);
                }
                if (write.metrics().length > 0) {
                    described.put("metrics", List.of(write.metrics()));
                }
                writes.add(described);
            }
        }
        return writes;
    }

    private String service(TypeElement factory) {
        for (String service : KINDS.keySet()) {
            if (superType(factory.asType(), service) != null) {
                return service;
            }
        }
        throw new InvalidDescription(
                "a class with @StrategyInfo implements StrategyFactory, SourceFactory or SinkFactory, not "
                        + Strategy.class.getSimpleName(),
                factory);
    }

    private TypeElement config(TypeElement factory, String service) {
        DeclaredType type = superType(factory.asType(), service);
        if (type == null || type.getTypeArguments().size() != 1) {
            throw new InvalidDescription("name the config record: implements StrategyFactory<MyConfig>", factory);
        }
        return (TypeElement) ((DeclaredType) type.getTypeArguments().get(0)).asElement();
    }

    private @org.jspecify.annotations.Nullable DeclaredType superType(TypeMirror type, String name) {
        for (TypeMirror parent : processingEnv.getTypeUtils().directSupertypes(type)) {
            var declared = (DeclaredType) parent;
            if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name)) {
                return declared;
            }
            DeclaredType found = superType(parent, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private String binaryName(TypeElement type) {
        return processingEnv.getElementUtils().getBinaryName(type).toString();
    }

    private void write(String path, String text) {
        try (var writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path)
                .openWriter()) {
            writer.write(text);
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(Diagnostic.Kind.ERROR, "can't write " + path + ": " + e.getMessage());
        }
    }
}
