package io.labelwright.testkit.faults;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what changes something on the disk and says at which operation what goes wrong. Safe for several threads. */
public final class Faults {

    /** What goes wrong. */
    public enum Kind {
        /** From then on nothing that takes space succeeds; the write at which it happens is cut in half. */
        FULL("No space left on device"),
        /** The one operation fails, all others succeed. */
        BROKEN("Input/output error"),
        /**
         * From then on nothing reaches the disk any more, as after the end of the process; the write at which it
         * happens is cut in half.
         */
        HALTED("halted");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }
    }

    private final Kind kind;
    private final long at;
    private final AtomicLong operations = new AtomicLong();

    private Faults(Kind kind, long at) {
        this.kind = kind;
        this.at = at;
    }

    /** A fault at the operation of this number, from 1. */
    public static Faults at(long operation, Kind kind) {
        return new Faults(kind, operation);
    }

    /** No fault; the operations are only counted. */
    public static Faults none() {
        return new Faults(Kind.BROKEN, Long.MAX_VALUE);
    }

    /** How many operations there were. */
    public long operations() {
        return operations.get();
    }

    /** Whether it has gone wrong. */
    public boolean struck() {
        return operations.get() >= at;
    }

    /** Counts an operation that has a path, which fails or not. */
    void pass(Operation operation, Path path) throws IOException {
        if (strikes(operation)) {
            throw new FileSystemException(path.toString(), null, kind.reason);
        }
    }

    /** Counts an operation on an open file, which fails or not. */
    void pass(Operation operation) throws IOException {
        if (strikes(operation)) {
            throw failure();
        }
    }

    /** What an open file says. */
    IOException failure() {
        return new IOException(kind.reason);
    }

    /** Counts a write and says how many of its bytes still get to the file. */
    int written(int bytes) {
        long number = operations.incrementAndGet();
        if (!isFaulty(Operation.WRITE, number)) {
            return bytes;
        }
        return number == at && kind != Kind.BROKEN ? bytes / 2 : 0;
    }

    private boolean strikes(Operation operation) {
        return isFaulty(operation, operations.incrementAndGet());
    }

    private boolean isFaulty(Operation operation, long number) {
        return switch (kind) {
            case FULL -> number >= at && operation.takesSpace();
            case BROKEN -> number == at;
            case HALTED -> number >= at;
        };
    }
}
