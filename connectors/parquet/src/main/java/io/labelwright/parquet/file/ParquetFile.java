package io.labelwright.parquet.file;

import io.labelwright.spi.connect.SourceInput;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.VersionParser;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.VersionParser.VersionParseException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file, opened for reading: the footer is read and checked, pages are read when they are asked for. A file
 * that was cut off anywhere can't be opened, since the footer is at its end.
 */
public final class ParquetFile implements Closeable {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final String ENCRYPTED = "PARE";
    /** Length of the footer and magic. */
    private static final int TAIL = 8;

    /** Encodings of pages in which values lie one after the other or are codes of a dictionary, and of their levels. */
    private static final Set<Encoding> SIMPLE = EnumSet.of(
            Encoding.PLAIN, Encoding.RLE, Encoding.BIT_PACKED, Encoding.PLAIN_DICTIONARY, Encoding.RLE_DICTIONARY);

    private final String name;
    private final FileChannel channel;
    private final Reads reads;
    private final long footerStart;
    private final FileMetaData footer;
    private final List<Field> fields;
    private final MessageType schema;
    private final PageMemory memory;

    private ParquetFile(String name, FileChannel channel, Reads reads, long footerStart, FileMetaData footer)
            throws IOException {
        this.name = name;
        this.channel = channel;
        this.reads = reads;
        this.footerStart = footerStart;
        this.footer = footer;
        if (footer.getSchema() == null || footer.getRow_groups() == null) {
            throw Damage.of(name, "its footer has no schema");
        }
        this.fields = SchemaReader.fields(name, footer.getSchema());
        checkNames();
        this.schema = new MessageType("schema", fields.stream().map(Field::type).toArray(Type[]::new));
        this.memory =
                new PageMemory(name, Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 2));
        checkCounts();
    }

    /**
     * Opens a file.
     *
     * @param input the file, whose bytes are counted as they are read
     * @throws io.labelwright.spi.problem.LabelingException when it is no Parquet file, or a damaged one
     */
    public static ParquetFile open(SourceInput input) throws IOException {
        String name = input.name();
        var reads = new Reads(input);
        FileChannel channel = FileChannel.open(input.path(), StandardOpenOption.READ);
        try {
            long size = channel.size();
            if (size < MAGIC.length + TAIL) {
                throw Damage.of(name, "it has " + size + " bytes only");
            }
            var tail = new ChunkBytes(channel, reads, size - TAIL, size).take(TAIL);
            var magic = new String(tail, 4, 4, StandardCharsets.ISO_8859_1);
            if (magic.equals(ENCRYPTED)) {
                throw Damage.unsupported(
                        name, "the Parquet file is encrypted, which is not read", "write it without encryption");
            }
            if (!magic.equals("PAR1")) {
                throw Damage.of(name, "it does not end with PAR1");
            }
            int length = ByteBuffer.wrap(tail)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            if (length <= 0 || length > size - TAIL - MAGIC.length) {
                throw Damage.of(name, "its footer can't have " + length + " bytes");
            }
            if (!java.util.Arrays.equals(new ChunkBytes(channel, reads, 0, MAGIC.length).take(MAGIC.length), MAGIC)) {
                throw Damage.of(name, "it does not begin with PAR1");
            }
            long start = size - TAIL - length;
            return new ParquetFile(name, channel, reads, start, footer(name, channel, reads, start, length));
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static FileMetaData footer(String name, FileChannel channel, Reads reads, long start, int length)
            throws IOException {
        byte[] bytes = new ChunkBytes(channel, reads, start, start + length).take(length);
        try {
            return Thrift.read(new ByteArrayInputStream(bytes), length, new FileMetaData());
        } catch (IOException e) {
            throw Damage.of(name, "its footer can't be read");
        }
    }

    private void checkNames() {
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (field.name().isEmpty()) {
                throw Damage.unsupported(name, "a column of the Parquet file has no name", "give it a name");
            }
            if (!seen.add(field.name())) {
                throw Damage.unsupported(
                        name,
                        "the Parquet file has more than one column named '" + field.name() + "'",
                        "give them different names");
            }
        }
    }

    private void checkCounts() {
        long rows = 0;
        for (RowGroup group : footer.getRow_groups()) {
            if (group.getNum_rows() < 0 || group.getColumns() == null) {
                throw Damage.of(name, "a group of rows has no columns");
            }
            rows += group.getNum_rows();
        }
        // Some writers left the sum at 0; more than the parts have would mean that parts are missing.
        if (footer.getNum_rows() > rows) {
            throw Damage.of(name, "it says that it has " + footer.getNum_rows() + " rows, and its parts " + rows);
        }
    }

    /** The name for messages. */
    public String name() {
        return name;
    }

    /** The columns. */
    public List<Field> fields() {
        return fields;
    }

    /** A text that the writer put in the footer under this key; null when it did not. */
    public @Nullable String metadata(String key) {
        if (footer.getKey_value_metadata() != null) {
            for (KeyValue entry : footer.getKey_value_metadata()) {
                if (key.equals(entry.getKey())) {
                    return entry.getValue();
                }
            }
        }
        return null;
    }

    /** How many groups of rows there are. */
    public int groups() {
        return footer.getRow_groups().size();
    }

    /** How many rows a group has. */
    public long rows(int group) {
        return footer.getRow_groups().get(group).getNum_rows();
    }

    /** Which program wrote the file, as far as it says so; some had bugs that readers must know. */
    @Nullable
    ParsedVersion writer() {
        try {
            return footer.getCreated_by() == null ? null : VersionParser.parse(footer.getCreated_by());
        } catch (VersionParseException | RuntimeException e) {
            return null;
        }
    }

    @Nullable
    String createdBy() {
        return footer.getCreated_by();
    }

    MessageType schema() {
        return schema;
    }

    /** Tells how much was read, for what other threads read. */
    void tellReads() {
        reads.tell();
    }

    /** Pages of the columns of a group, by the place of the column in the schema. */
    Map<List<String>, ChunkPages> pages(int group) {
        RowGroup rows = footer.getRow_groups().get(group);
        Map<List<String>, ChunkPages> pages = new HashMap<>();
        Map<List<String>, ColumnMetaData> chunks = new HashMap<>();
        for (ColumnChunk chunk : rows.getColumns()) {
            if (chunk.isSetCrypto_metadata() || chunk.getMeta_data() == null) {
                throw Damage.unsupported(
                        name, "columns of the Parquet file are encrypted, which is not read", "write it without");
            }
            if (chunk.isSetFile_path()) {
                throw Damage.unsupported(
                        name, "columns of the Parquet file lie in other files, which is not read", "read those files");
            }
            List<String> path = chunk.getMeta_data().getPath_in_schema();
            if (path == null || chunks.put(path, chunk.getMeta_data()) != null) {
                throw Damage.of(name, "a column comes twice in a group of rows");
            }
        }
        for (ColumnDescriptor column : schema.getColumns()) {
            List<String> path = List.of(column.getPath());
            ColumnMetaData chunk = chunks.get(path);
            if (chunk == null) {
                throw Damage.of(name, "the column '" + String.join(".", path) + "' is missing in a group of rows");
            }
            pages.put(path, pages(column, chunk, rows.getNum_rows()));
        }
        return pages;
    }

    private ChunkPages pages(ColumnDescriptor column, ColumnMetaData chunk, long rows) {
        String path = String.join(".", column.getPath());
        String stored = chunk.getType() == null ? "" : chunk.getType().name();
        String expected = column.getPrimitiveType().getPrimitiveTypeName().name();
        if (!(stored.equals("BYTE_ARRAY") ? "BINARY" : stored).equals(expected)) {
            throw Damage.of(name, "the column '" + path + "' is " + expected + " in the schema, " + stored + " below");
        }
        if (chunk.getNum_values() < 0
                || (column.getMaxRepetitionLevel() == 0
                        ? chunk.getNum_values() != rows
                        : chunk.getNum_values() < rows)) {
            throw Damage.of(
                    name, "the column '" + path + "' has " + chunk.getNum_values() + " values in " + rows + " rows");
        }
        long data = chunk.getData_page_offset();
        long dictionary = chunk.getDictionary_page_offset();
        long start = chunk.isSetDictionary_page_offset() && dictionary > 0 ? Math.min(dictionary, data) : data;
        if (chunk.getNum_values() > 0 && (start < MAGIC.length || start >= footerStart)) {
            throw Damage.of(name, "the column '" + path + "' should start at byte " + start);
        }
        return new ChunkPages(
                // The end that the footer names is wrong in files of some old writers; the counts of values are not.
                new ChunkBytes(channel, reads, start, footerStart),
                Codec.of(chunk.getCodec(), name),
                column,
                chunk.getNum_values(),
                Math.max(0, chunk.getTotal_uncompressed_size()),
                chunk.getEncodings() != null && SIMPLE.containsAll(chunk.getEncodings()),
                memory);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
