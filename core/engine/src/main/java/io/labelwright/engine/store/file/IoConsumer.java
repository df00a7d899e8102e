package io.labelwright.engine.store.file;

import java.io.IOException;

/** Takes something and may fail to read or write. */
@FunctionalInterface
public interface IoConsumer<T> {

    void accept(T value) throws IOException;
}
