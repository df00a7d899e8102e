package io.labelwright.files.chunk;

import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.table.TableKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a source tells a sink, in order, and how it ends: to compare two ways of reading. */
public final class Told implements RecordSink {

    private final List<String> calls = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    /** In the order of the columns, since it means nothing in which order fields are set. */
    private final Map<Integer, String> current = new TreeMap<>();

    /** Reads bytes with several threads. */
    public static List<String> by(Source source, byte[] bytes, int threads) throws IOException {
        var told = new Told();
        try {
            source.read(new Bytes(bytes, threads), told);
            told.calls.add("end");
        } catch (LabelingException e) {
            told.calls.add("failed " + e.problems());
        }
        return told.calls;
    }

    /** A file in memory. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Bytes(byte[] bytes, int threads) implements SourceInput {
        @Override
        public String name() {
            return "data";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Path path() {
            throw new UnsupportedOperationException("in memory");
        }
    }

    @Override
    public boolean wants(TableKind table) {
        return true;
    }

    @Override
    public void file(String name) {
        calls.add("file " + name);
    }

    @Override
    public int column(String name) {
        if (!columns.contains(name)) {
            columns.add(name);
            calls.add("column " + name);
        }
        return columns.indexOf(name);
    }

    @Override
    public int column(TableKind table, String name) {
        return column(table.word() + ":" + name);
    }

    @Override
    public void field(int column, char[] chars, int offset, int length) {
        if (length > 0) {
            current.put(column, new String(chars, offset, length));
        }
    }

    @Override
    public void end(long line) {
        calls.add(line + ": " + current);
        current.clear();
    }

    @Override
    public void end(TableKind table, long line) {
        end(line);
    }

    @Override
    public void bad(long line, int column, String reason, String text) {
        calls.add("bad " + line + " " + column + " " + reason + " " + text);
        current.clear();
    }
}
