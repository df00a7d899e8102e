package io.labelwright.testkit;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.Inline;
import io.labelwright.spi.describe.Reads;
import io.labelwright.spi.describe.Writes;
import io.labelwright.spi.table.TableKind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The tables that a factory and its config record declare.
 *
 * @param reads tables that it may read, under some config
 * @param writes tables that it may write, under some config
 */
record DeclaredTables(Set<TableKind> reads, Set<TableKind> writes) {

    static DeclaredTables of(Class<?> factory) {
        List<Class<?>> sources = sources(factory);
        var reads = EnumSet.noneOf(TableKind.class);
        var writes = EnumSet.noneOf(TableKind.class);
        for (Class<?> source : sources) {
            for (Reads read : source.getAnnotationsByType(Reads.class)) {
                if (read.from().isEmpty()) {
                    reads.add(read.value());
                } else {
                    reads.addAll(EnumSet.allOf(TableKind.class));
                }
            }
            for (Writes write : source.getAnnotationsByType(Writes.class)) {
                writes.add(write.value());
            }
        }
        return new DeclaredTables(reads, writes);
    }

    /** The tables that it declares to read by their names, not by a config key. */
    static Set<TableKind> namedReads(Class<?> factory) {
        var reads = EnumSet.noneOf(TableKind.class);
        for (Class<?> source : sources(factory)) {
            for (Reads read : source.getAnnotationsByType(Reads.class)) {
                if (read.from().isEmpty()) {
                    reads.add(read.value());
                }
            }
        }
        return reads;
    }

    private static List<Class<?>> sources(Class<?> factory) {
        var sources = new ArrayList<Class<?>>();
        sources.add(factory);
        addWithInlined(config(factory), sources);
        return sources;
    }

    /** The config record that a factory takes. */
    static Class<?> config(Class<?> factory) {
        for (Type type : factory.getGenericInterfaces()) {
            if (type instanceof ParameterizedType parameterized
                    && service(factory) == parameterized.getRawType()
                    && parameterized.getActualTypeArguments()[0] instanceof Class<?> config) {
                return config;
            }
        }
        throw new IllegalArgumentException(
                factory.getName() + " implements no StrategyFactory, SourceFactory or SinkFactory of a config record");
    }

    /** The kind of factory that a class is. */
    static Class<?> service(Class<?> factory) {
        for (Class<?> service : List.of(StrategyFactory.class, SourceFactory.class, SinkFactory.class)) {
            if (service.isAssignableFrom(factory)) {
                return service;
            }
        }
        throw new IllegalArgumentException(factory.getName() + " is no factory");
    }

    private static void addWithInlined(Class<?> config, List<Class<?>> into) {
        into.add(config);
        for (RecordComponent component : config.getRecordComponents()) {
            if (component.isAnnotationPresent(Inline.class)) {
                addWithInlined(component.getType(), into);
            }
        }
    }
}
