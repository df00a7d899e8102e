package io.labelwright.engine.plugin;

import io.labelwright.spi.StrategyFactory;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.label.Task;
import java.util.List;
import java.util.Optional;

/**
 * What a strategy or connector says about itself in the descriptor of its jar.
 *
 * @param id family and name, for example {@code consensus/dawid-skene}
 * @param version raised by its author whenever the same input and config give another result
 * @param kind what its factory makes
 * @param summary one sentence
 * @param paper paper or system that it follows; empty when there is none
 * @param example a stage as it would stand in a workflow file; may be empty
 * @param tasks tasks that it can do; empty: all
 * @param seeded whether the run's seed changes its result
 * @param guided whether it sees guidelines and descriptions of classes, and its result depends on them
 * @param factory binary name of the factory class
 * @param config binary name of the config record
 * @param keys keys of {@code with}, those of inlined records among them, in the order of the record
 * @param reads tables that it reads
 * @param writes tables that it writes
 * @param origin the jar that it comes from
 */
public record StrategyDescriptor(
        String id,
        int version,
        Kind kind,
        String summary,
        String paper,
        String example,
        List<Task> tasks,
        boolean seeded,
        boolean guided,
        String factory,
        String config,
        List<KeyDescriptor> keys,
        List<TableRead> reads,
        List<TableWrite> writes,
        Origin origin) {

    /** What a factory makes. */
    public enum Kind {
        STRATEGY("strategy", StrategyFactory.class),
        SOURCE("source", SourceFactory.class),
        SINK("sink", SinkFactory.class);

        private final String word;
        private final Class<?> service;

        Kind(String word, Class<?> service) {
            this.word = word;
            this.service = service;
        }

        /** The word of the descriptor. */
        public String word() {
            return word;
        }

        /** The interface that the factory implements. */
        public Class<?> service() {
            return service;
        }
    }

    public StrategyDescriptor {
        tasks = List.copyOf(tasks);
        keys = List.copyOf(keys);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    /** The part of the id before the slash, for example {@code consensus}. */
    public String family() {
        return id.substring(0, id.indexOf('/'));
    }

    /** The part of the id after the slash, for example {@code dawid-skene}. */
    public String name() {
        return id.substring(id.indexOf('/') + 1);
    }

    /** The key with this name at the top of {@code with}. */
    public Optional<KeyDescriptor> key(String key) {
        return keys.stream().filter(candidate -> candidate.name().equals(key)).findFirst();
    }

    /** Whether it can do this task. */
    public boolean supports(Task task) {
        return tasks.isEmpty() || tasks.contains(task);
    }
}
