package io.labelwright.jdbc;

import io.labelwright.spi.connect.ImportMapping;
import io.labelwright.spi.connect.ImportMapping.AnnotatorKind;
import io.labelwright.spi.connect.ImportMapping.BadRows;
import io.labelwright.spi.connect.ImportMapping.RepeatedItems;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.MemoryInput;
import java.nio.file.Path;
import java.util.List;

/** A program of its own that reads a query and counts rows, so that its heap can be smaller than the data. */
final class CountRows implements RecordSink {

    private long rows;
    private long characters;

    private CountRows() {}

    public static void main(String[] arguments) {
        var mapping = new ImportMapping(
                null, null, null, null, null, null, BadRows.FAIL, null, RepeatedItems.ERROR, "", AnnotatorKind.HUMAN);
        var config = new JdbcImportConfig(arguments[0], null, null, null, arguments[1], 500, 120, "UTC", mapping);
        var sink = new CountRows();
        new JdbcSource(config).read(new MemoryInput("none", new byte[0]), sink);
        System.out.print(sink.rows + " " + sink.characters);
    }

    /** What the program says with a heap of so many megabytes. */
    static String inHeap(int megabytes, String url, String query) throws Exception {
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountRows.class.getName(),
                        url,
                        query))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(program.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return said + " " + program.waitFor();
    }

    @Override
    public boolean wants(TableKind table) {
        return true;
    }

    @Override
    public void file(String name) {}

    @Override
    public int column(String name) {
        return 0;
    }

    @Override
    public int column(TableKind table, String name) {
        return 0;
    }

    @Override
    public void field(int column, char[] chars, int offset, int length) {
        characters += length;
    }

    @Override
    public void end(long line) {
        rows++;
    }

    @Override
    public void end(TableKind table, long line) {
        rows++;
    }

    @Override
    public void bad(long line, int column, String reason, String text) {
        throw new IllegalStateException(reason);
    }
}
