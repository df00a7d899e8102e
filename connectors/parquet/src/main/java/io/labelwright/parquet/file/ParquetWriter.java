package io.labelwright.parquet.file;

import io.labelwright.spi.table.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;

/**
 * Writes a Parquet file. Pages go out as they are made, so that only one is held; equal tables give equal bytes, since
 * nothing of the writer's version, time or system is in the file.
 */
public final class ParquetWriter {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private final CountedOutput out;
    private final Codec codec;
    private final List<OutputColumn> columns;
    private final Map<String, String> metadata;
    private final List<RowGroup> groups = new ArrayList<>();
    private long rows;

    /**
     * A writer.
     *
     * @param out gets all bytes; not closed
     * @param compression of the pages
     * @param columns in their order
     * @param metadata texts for the footer by key
     */
    public ParquetWriter(
            OutputStream out, Compression compression, List<OutputColumn> columns, Map<String, String> metadata)
            throws IOException {
        this.out = new CountedOutput(out);
        this.codec = compression.codec();
        this.columns = List.copyOf(columns);
        this.metadata = metadata;
        this.out.write(MAGIC);
    }

    /**
     * Writes a group of rows.
     *
     * @param blocks per column its cells in blocks of the same rows; a TEXT column takes names and texts, the others
     *     what they are called, lists the texts of their JSON
     */
    public void group(List<List<Column>> blocks) throws IOException {
        int count = blocks.isEmpty()
                ? 0
                : blocks.get(0).stream().mapToInt(Column::rows).sum();
        if (count == 0) {
            return;
        }
        long start = out.written();
        long plain = 0;
        List<ColumnChunk> chunks = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            var chunk = new ChunkWriter(out, codec, columns.get(c));
            ColumnChunk written = chunk.write(blocks.get(c));
            plain += written.getMeta_data().getTotal_uncompressed_size();
            chunks.add(written);
        }
        var group = new RowGroup(chunks, plain, count);
        group.setFile_offset(start);
        group.setTotal_compressed_size(out.written() - start);
        group.setOrdinal((short) groups.size());
        groups.add(group);
        rows += count;
    }

    /** Writes the footer. */
    public void finish() throws IOException {
        var footer = new FileMetaData(1, schema(), rows, groups);
        footer.setCreated_by("labelwright version 1 (build 0)");
        metadata.forEach((key, value) -> footer.addToKey_value_metadata(new KeyValue(key).setValue(value)));
        var bytes = new ByteArrayOutputStream();
        Thrift.write(footer, bytes);
        bytes.writeTo(out);
        var length = new ByteArrayOutputStream();
        Plain.integer(bytes.size(), length);
        length.writeTo(out);
        out.write(MAGIC);
        out.flush();
    }

    private List<SchemaElement> schema() {
        List<SchemaElement> elements = new ArrayList<>();
        elements.add(new SchemaElement("schema").setNum_children(columns.size()));
        for (OutputColumn column : columns) {
            switch (column.kind()) {
                case TEXT -> elements.add(text(column.name()));
                case NUMBER -> elements.add(value(column.name(), Type.DOUBLE));
                case INTEGER -> elements.add(value(column.name(), Type.INT64));
                case BOOLEAN -> elements.add(value(column.name(), Type.BOOLEAN));
                case TEXTS, INTEGERS -> {
                    elements.add(new SchemaElement(column.name())
                            .setRepetition_type(FieldRepetitionType.OPTIONAL)
                            .setNum_children(1)
                            .setConverted_type(ConvertedType.LIST)
                            .setLogicalType(LogicalType.LIST(new ListType())));
                    elements.add(new SchemaElement("list")
                            .setRepetition_type(FieldRepetitionType.REPEATED)
                            .setNum_children(1));
                    elements.add(
                            column.kind() == OutputColumn.Kind.TEXTS ? text("element") : value("element", Type.INT64));
                }
            }
        }
        return elements;
    }

    private static SchemaElement value(String name, Type type) {
        return new SchemaElement(name).setType(type).setRepetition_type(FieldRepetitionType.OPTIONAL);
    }

    private static SchemaElement text(String name) {
        return value(name, Type.BYTE_ARRAY)
                .setConverted_type(ConvertedType.UTF8)
                .setLogicalType(LogicalType.STRING(new StringType()));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
