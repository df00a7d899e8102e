package io.labelwright.parquet.file;

import io.labelwright.spi.table.Column;
import io.labelwright.spi.table.ColumnType;
import io.labelwright.spi.table.Dictionary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/**
 * Writes one column of a group of rows. Names whose codes repeat are written as a dictionary and codes, without a look
 * at the texts of single rows; all else as it is.
 */
final class ChunkWriter {

    /** A page ends when it has so many bytes. */
    private static final int PAGE = 1 << 20;
    /** Beyond it a dictionary is no help. */
    private static final int DICTIONARY = 1 << 24;

    private final CountedOutput out;
    private final Codec codec;
    private final OutputColumn column;
    private final Set<Encoding> encodings = EnumSet.of(Encoding.RLE);
    private long plain;
    private long values;
    private long missing;
    private long firstData = -1;
    private long dictionaryAt = -1;

    ChunkWriter(CountedOutput out, Codec codec, OutputColumn column) {
        this.out = out;
        this.codec = codec;
        this.column = column;
    }

    ColumnChunk write(List<Column> blocks) throws IOException {
        long start = out.written();
        switch (column.kind()) {
            case TEXT -> texts(blocks);
            case NUMBER, INTEGER -> numbers(blocks);
            case BOOLEAN -> booleans(blocks);
            case TEXTS, INTEGERS -> lists(blocks);
        }
        boolean list = column.kind() == OutputColumn.Kind.TEXTS || column.kind() == OutputColumn.Kind.INTEGERS;
        var meta = new ColumnMetaData(
                switch (column.kind()) {
                    case TEXT, TEXTS -> Type.BYTE_ARRAY;
                    case NUMBER -> Type.DOUBLE;
                    case INTEGER, INTEGERS -> Type.INT64;
                    case BOOLEAN -> Type.BOOLEAN;
                },
                List.copyOf(encodings),
                list ? List.of(column.name(), "list", "element") : List.of(column.name()),
                codec.stored(),
                values,
                plain,
                out.written() - start,
                firstData);
        if (dictionaryAt >= 0) {
            meta.setDictionary_page_offset(dictionaryAt);
        }
        if (!list) {
            meta.setStatistics(new Statistics().setNull_count(missing));
        }
        return new ColumnChunk(start).setMeta_data(meta);
    }

    private void texts(List<Column> blocks) throws IOException {
        Codes codes = Codes.of(blocks, DICTIONARY);
        if (codes != null) {
            dictionary(codes);
        }
        for (Column block : blocks) {
            if (codes != null) {
                coded(block, codes);
            } else {
                plainTexts(block);
            }
        }
    }

    private void dictionary(Codes codes) throws IOException {
        dictionaryAt = out.written();
        var bytes = codes.texts();
        var header = new PageHeader(PageType.DICTIONARY_PAGE, 0, 0);
        header.setDictionary_page_header(new DictionaryPageHeader(codes.size(), Encoding.PLAIN));
        encodings.add(Encoding.PLAIN);
        page(header, bytes);
    }

    private void coded(Column block, Codes codes) throws IOException {
        int rows = block.rows();
        var levels = new int[rows];
        var kept = new int[rows];
        block.codes(0, rows, kept, 0);
        int count = 0;
        for (int row = 0; row < rows; row++) {
            if (kept[row] >= 0) {
                levels[row] = 1;
                kept[count++] = codes.of(kept[row]);
            }
        }
        var bytes = new ByteArrayOutputStream();
        Levels.writeSized(levels, rows, 1, bytes);
        int bits = Levels.bits(codes.size() - 1);
        bytes.write(bits);
        Levels.write(kept, count, bits, bytes);
        data(bytes, rows, rows - count, Encoding.RLE_DICTIONARY);
    }

    private void plainTexts(Column block) throws IOException {
        boolean names = block.type() == ColumnType.NAME;
        var levels = new int[block.rows()];
        int from = 0;
        int lost = 0;
        var texts = new ByteArrayOutputStream();
        for (int row = 0; row < block.rows(); row++) {
            boolean none = block.isMissing(row);
            levels[row - from] = none ? 0 : 1;
            if (none) {
                lost++;
            } else if (names) {
                Dictionary dictionary = block.dictionary();
                int code = block.code(row);
                int start = code == 0 ? 0 : dictionary.end(code - 1);
                Plain.text(dictionary.utf8(), start, dictionary.end(code) - start, texts);
            } else {
                byte[] utf8 = ParquetWriter.utf8(String.valueOf(block.text(row)));
                Plain.text(utf8, 0, utf8.length, texts);
            }
            if (texts.size() >= PAGE) {
                flat(levels, row + 1 - from, lost, texts);
                from = row + 1;
                lost = 0;
            }
        }
        if (from < block.rows()) {
            flat(levels, block.rows() - from, lost, texts);
        }
    }

    private void flat(int[] levels, int rows, int lost, ByteArrayOutputStream cells) throws IOException {
        var bytes = new ByteArrayOutputStream(cells.size() + 64);
        Levels.writeSized(levels, rows, 1, bytes);
        cells.writeTo(bytes);
        cells.reset();
        data(bytes, rows, lost, Encoding.PLAIN);
    }

    private void numbers(List<Column> blocks) throws IOException {
        for (Column block : blocks) {
            var levels = new int[block.rows()];
            var cells = new ByteArrayOutputStream(8 * block.rows());
            int lost = 0;
            for (int row = 0; row < block.rows(); row++) {
                if (block.isMissing(row)) {
                    lost++;
                } else {
                    levels[row] = 1;
                    Plain.integer(
                            column.kind() == OutputColumn.Kind.NUMBER
                                    ? Double.doubleToLongBits(block.number(row))
                                    : block.integer(row),
                            cells);
                }
            }
            flat(levels, block.rows(), lost, cells);
        }
    }

    private void booleans(List<Column> blocks) throws IOException {
        for (Column block : blocks) {
            var levels = new int[block.rows()];
            var bits = new byte[block.rows() / 8 + 1];
            int count = 0;
            for (int row = 0; row < block.rows(); row++) {
                if (!block.isMissing(row)) {
                    levels[row] = 1;
                    if (block.integer(row) != 0) {
                        bits[count / 8] |= (byte) (1 << count % 8);
                    }
                    count++;
                }
            }
            var cells = new ByteArrayOutputStream();
            cells.write(bits, 0, (count + 7) / 8);
            flat(levels, block.rows(), block.rows() - count, cells);
        }
    }

    private void lists(List<Column> blocks) throws IOException {
        for (Column block : blocks) {
            var lists = new ListCells(column.kind() == OutputColumn.Kind.TEXTS);
            for (int row = 0; row < block.rows(); row++) {
                lists.add(block.isMissing(row) ? null : block.text(row));
                if (lists.bytes() >= PAGE) {
                    lists(lists);
                }
            }
            if (lists.count() > 0) {
                lists(lists);
            }
        }
    }

    private void lists(ListCells lists) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int count = lists.count();
        lists.writeTo(bytes);
        data(bytes, count, 0, Encoding.PLAIN);
    }

    private void data(ByteArrayOutputStream bytes, int count, int lost, Encoding encoding) throws IOException {
        if (firstData < 0) {
            firstData = out.written();
        }
        encodings.add(encoding);
        var header = new PageHeader(PageType.DATA_PAGE, 0, 0);
        header.setData_page_header(new DataPageHeader(count, encoding, Encoding.RLE, Encoding.RLE));
        page(header, bytes);
        values += count;
        missing += lost;
    }

    private void page(PageHeader header, ByteArrayOutputStream bytes) throws IOException {
        byte[] whole = bytes.toByteArray();
        byte[] packed = codec.compress(whole, whole.length);
        var sum = new CRC32();
        sum.update(packed);
        header.setUncompressed_page_size(whole.length);
        header.setCompressed_page_size(packed.length);
        header.setCrc((int) sum.getValue());
        var head = new ByteArrayOutputStream();
        Thrift.write(header, head);
        head.writeTo(out);
        out.write(packed, 0, packed.length);
        plain += head.size() + (long) whole.length;
    }

    /** The codes that a column of names uses in some blocks, numbered anew in order of appearance. */
    private static final class Codes {
        private final Dictionary dictionary;
        private final int[] anew;
        private final int[] used;
        private final int size;

        private Codes(Dictionary dictionary, int[] anew, int[] used, int size) {
            this.dictionary = dictionary;
            this.anew = anew;
            this.used = used;
            this.size = size;
        }

        /** Null when the column is none of names, or its names do not repeat. */
        static @Nullable Codes of(List<Column> blocks, int most) {
            if (blocks.stream().anyMatch(block -> block.type() != ColumnType.NAME)) {
                return null;
            }
            long rows = 0;
            long bytes = 0;
            Dictionary dictionary = blocks.get(0).dictionary();
            var anew = new int[dictionary.size()];
            Arrays.fill(anew, -1);
            var used = new int[16];
            int size = 0;
            for (Column block : blocks) {
                var codes = new int[block.rows()];
                block.codes(0, codes.length, codes, 0);
                for (int code : codes) {
                    if (code < 0) {
                        continue;
                    }
                    rows++;
                    if (anew[code] < 0) {
                        if (size == used.length) {
                            used = Arrays.copyOf(used, 2 * size);
                        }
                        anew[code] = size;
                        used[size++] = code;
                        bytes += 4 + dictionary.end(code) - (code == 0 ? 0 : dictionary.end(code - 1));
                    }
                }
            }
            boolean repeats = size > 0 && 2L * size <= rows + 1 && bytes <= most;
            return repeats ? new Codes(dictionary, anew, used, size) : null;
        }

        int of(int code) {
            return anew[code];
        }

        int size() {
            return size;
        }

        ByteArrayOutputStream texts() {
            var texts = new ByteArrayOutputStream();
            for (int i = 0; i < size; i++) {
                int start = used[i] == 0 ? 0 : dictionary.end(used[i] - 1);
                Plain.text(dictionary.utf8(), start, dictionary.end(used[i]) - start, texts);
            }
            return texts;
        }
    }
}
