package io.labelwright.parquet.file;

import io.labelwright.spi.connect.RecordSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** A column of lists, structs or maps, whose cells are JSON. */
final class NestedCells implements Cells {

    private final GroupPages pages;
    private final Field field;
    private final MessageColumnIO columns;
    private final JsonConverters converters;
    private final RecordMaterializer<Object> materializer;
    private @Nullable RecordReader<Object> reader;
    private final List<ChunkPages> chunks = new ArrayList<>();
    private long left;
    private @Nullable String value;
    private @Nullable BadValue bad;

    /** Gives the pages of a column below the field in a group of rows. */
    interface GroupPages {
        ChunkPages of(int group, ColumnDescriptor column);

        long rows(int group);
    }

    NestedCells(
            GroupPages pages,
            Field field,
            @Nullable String createdBy,
            Function<List<String>, @Nullable CellText> texts,
            int limit) {
        this.pages = pages;
        this.field = field;
        this.columns = new ColumnIOFactory(createdBy).getColumnIO(new MessageType("schema", field.type()));
        this.converters = new JsonConverters(texts, limit);
        this.materializer = new Row();
    }

    @Override
    public void open(int group) {
        left = pages.rows(group);
        chunks.clear();
        reader = left == 0
                ? null
                : columns.getRecordReader(
                        new PageReadStore() {
                            @Override
                            public PageReader getPageReader(ColumnDescriptor column) {
                                ChunkPages chunk = pages.of(group, column);
                                chunks.add(chunk);
                                return chunk;
                            }

                            @Override
                            public long getRowCount() {
                                return pages.rows(group);
                            }
                        },
                        materializer);
    }

    @Override
    public void next() {
        value = null;
        converters.clear();
        RecordReader<Object> records = reader;
        if (records == null) {
            throw new IllegalStateException("no values");
        }
        records.read();
        bad = converters.problem();
        left--;
    }

    @Override
    public boolean done() {
        return left == 0 && chunks.stream().allMatch(ChunkPages::allRead);
    }

    @Override
    public void hand(RecordSink sink, int column) throws BadValue {
        if (bad != null) {
            throw bad;
        }
        if (value != null) {
            sink.field(column, value);
        }
    }

    @Override
    public String text() throws BadValue {
        if (bad != null) {
            throw bad;
        }
        return shown();
    }

    @Override
    public String shown() {
        return value == null ? "" : value;
    }

    @Override
    public String name() {
        return field.name();
    }

    /** A row that has this one column. A column that is repeated without a list around it is a list itself. */
    private final class Row extends RecordMaterializer<Object> {
        private final StringBuilder list = new StringBuilder();
        private final org.apache.parquet.io.api.Converter column;

        Row() {
            List<String> path = List.of(field.name());
            column = field.type().isRepetition(Repetition.REPEATED)
                    ? converters.value(field, path, this::add)
                    : converters.value(field, path, found -> value = found);
        }

        private void add(String element) {
            list.append(list.length() > 1 ? "," : "").append(element);
        }

        @Override
        public Object getCurrentRecord() {
            return this;
        }

        @Override
        public GroupConverter getRootConverter() {
            boolean repeated = field.type().isRepetition(Repetition.REPEATED);
            return new GroupConverter() {
                @Override
                public org.apache.parquet.io.api.Converter getConverter(int index) {
                    return column;
                }

                @Override
                public void start() {
                    list.setLength(0);
                    list.append('[');
                }

                @Override
                public void end() {
                    if (repeated) {
                        value = list.append(']').toString();
                    }
                }
            };
        }
    }
}
