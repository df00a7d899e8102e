package io.labelwright.parquet.file;

import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one column in one group of rows, unpacked one after the other; at most a dictionary and a data page are
 * held. Checksums are compared where pages have them.
 */
final class ChunkPages implements PageReader {

    /** Headers hold the smallest and largest value, which some writers do not shorten. */
    private static final int HEADER = 1 << 26;

    private final ChunkBytes bytes;
    private final Codec codec;
    private final PrimitiveType type;
    private final int repetition;
    private final long values;
    private final long size;
    private final boolean plainOrCoded;
    private final PageMemory memory;
    private @Nullable PageHeader pending;
    private long read;
    private long held;
    private long heldDictionary;

    /**
     * Pages.
     *
     * @param values how many there are
     * @param size of the unpacked pages in bytes, as the file says it
     * @param plainOrCoded {@link #isPlainOrCoded}
     */
    ChunkPages(
            ChunkBytes bytes,
            Codec codec,
            ColumnDescriptor column,
            long values,
            long size,
            boolean plainOrCoded,
            PageMemory memory) {
        this.size = size;
        this.plainOrCoded = plainOrCoded;
        this.bytes = bytes;
        this.codec = codec;
        this.type = column.getPrimitiveType();
        this.repetition = column.getMaxRepetitionLevel();
        this.values = values;
        this.memory = memory;
    }

    /** Bytes of the unpacked pages, as the file says it; it may be wrong. */
    long size() {
        return size;
    }

    /** Whether values lie one after the other or are codes of a dictionary, as the file says it. */
    boolean isPlainOrCoded() {
        return plainOrCoded;
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        if (values == 0) {
            return null;
        }
        try {
            PageHeader header = header();
            if (header.getType() != PageType.DICTIONARY_PAGE) {
                pending = header;
                return null;
            }
            if (header.getDictionary_page_header() == null) {
                throw new PageException("a dictionary page without its header");
            }
            int count = header.getDictionary_page_header().getNum_values();
            if (count < 0 || count > header.getUncompressed_page_size() / width()) {
                throw new PageException("a dictionary of " + header.getUncompressed_page_size() + " bytes can't have "
                        + count + " values");
            }
            heldDictionary = header.getUncompressed_page_size();
            memory.take(heldDictionary);
            byte[] page = checked(header);
            byte[] plain = codec.decompress(page, 0, page.length, header.getUncompressed_page_size());
            return new DictionaryPage(
                    BytesInput.from(plain),
                    count,
                    encoding(header.getDictionary_page_header().getEncoding()));
        } catch (IOException e) {
            throw new ParquetDecodingException(e.getMessage(), e);
        }
    }

    /** The fewest bytes of a value in a dictionary. */
    private int width() {
        return switch (type.getPrimitiveTypeName()) {
            case INT64, DOUBLE -> 8;
            case INT96 -> 12;
            case FIXED_LEN_BYTE_ARRAY -> type.getTypeLength();
            case INT32, FLOAT, BINARY, BOOLEAN -> 4;
        };
    }

    @Override
    public @Nullable DataPage readPage() {
        memory.release(held);
        held = 0;
        if (read == values) {
            return null;
        }
        try {
            while (true) {
                PageHeader header = pending == null ? header() : pending;
                pending = null;
                DataPage page = header.getType() == PageType.DATA_PAGE
                        ? first(header)
                        : header.getType() == PageType.DATA_PAGE_V2 ? second(header) : skip(header);
                if (page != null) {
                    return page;
                }
            }
        } catch (IOException e) {
            throw new ParquetDecodingException(e.getMessage(), e);
        }
    }

    /** Whether no page is left. */
    boolean allRead() {
        return read == values;
    }

    /** Lets go of what the pages take. */
    void close() {
        memory.release(held + heldDictionary);
        held = 0;
        heldDictionary = 0;
    }

    private @Nullable DataPage skip(PageHeader header) throws IOException {
        if (header.getType() == PageType.DICTIONARY_PAGE) {
            throw new PageException("a second dictionary in one column");
        }
        bytes.take(header.getCompressed_page_size());
        return null;
    }

    private PageHeader header() throws IOException {
        PageHeader header = Thrift.read(bytes, HEADER, new PageHeader());
        if (header.getType() == null
                || header.getCompressed_page_size() < 0
                || header.getUncompressed_page_size() < 0) {
            throw new PageException("a page header with impossible sizes");
        }
        return header;
    }

    private byte[] checked(PageHeader header) throws IOException {
        byte[] page = bytes.take(header.getCompressed_page_size());
        if (header.isSetCrc()) {
            var sum = new CRC32();
            sum.update(page);
            if ((int) sum.getValue() != header.getCrc()) {
                throw new PageException("the checksum of a page is wrong");
            }
        }
        return page;
    }

    private void hold(PageHeader header) {
        memory.take(header.getUncompressed_page_size());
        held = header.getUncompressed_page_size();
    }

    private @Nullable DataPage first(PageHeader header) throws IOException {
        DataPageHeader data = header.getData_page_header();
        if (data == null) {
            throw new PageException("a data page without its header");
        }
        count(data.getNum_values());
        hold(header);
        byte[] page = checked(header);
        if (data.getNum_values() == 0) {
            return null;
        }
        byte[] plain = codec.decompress(page, 0, page.length, header.getUncompressed_page_size());
        if (data.getRepetition_level_encoding() == org.apache.parquet.format.Encoding.RLE) {
            checkStart(plain, 4, data.getNum_values());
        }
        return new DataPageV1(
                BytesInput.from(plain),
                data.getNum_values(),
                plain.length,
                null,
                encoding(data.getRepetition_level_encoding()),
                encoding(data.getDefinition_level_encoding()),
                encoding(data.getEncoding()));
    }

    private @Nullable DataPage second(PageHeader header) throws IOException {
        DataPageHeaderV2 data = header.getData_page_header_v2();
        if (data == null) {
            throw new PageException("a data page without its header");
        }
        count(data.getNum_values());
        hold(header);
        byte[] page = checked(header);
        int repetition = data.getRepetition_levels_byte_length();
        int definition = data.getDefinition_levels_byte_length();
        long levels = (long) repetition + definition;
        if (repetition < 0
                || definition < 0
                || levels > page.length
                || levels > header.getUncompressed_page_size()
                || data.getNum_nulls() < 0
                || data.getNum_nulls() > data.getNum_values()
                || data.getNum_rows() < 0) {
            throw new PageException("a page header with impossible counts");
        }
        if (data.getNum_values() == 0) {
            return null;
        }
        int start = (int) levels;
        int size = header.getUncompressed_page_size() - start;
        Codec packed = data.isIs_compressed() ? codec : Codec.NONE;
        // A page of missing values only may have no bytes at all, not even those of an empty packed block.
        byte[] plain = page.length == start && size == 0
                ? new byte[0]
                : packed.decompress(page, start, page.length - start, size);
        checkStart(page, 0, data.getNum_values());
        return DataPageV2.uncompressed(
                data.getNum_rows(),
                data.getNum_nulls(),
                data.getNum_values(),
                BytesInput.from(page, 0, repetition),
                BytesInput.from(page, repetition, definition),
                encoding(data.getEncoding()),
                BytesInput.from(plain),
                null);
    }

    /** The first value of a column begins a row; the library would take the end of a row that is not there for one. */
    private void checkStart(byte[] levels, int at, int count) throws PageException {
        if (repetition == 0 || read != count) {
            return;
        }
        int from = at;
        while (from < levels.length && levels[from] < 0) {
            from++;
        }
        int width = 32 - Integer.numberOfLeadingZeros(repetition);
        if (from + 1 < levels.length && (levels[from + 1] & (1 << width) - 1) != 0) {
            throw new PageException("it begins in the middle of a row");
        }
    }

    private void count(int more) throws IOException {
        if (more < 0 || more > values - read) {
            throw new PageException("a column has more values than the " + values + " that it should");
        }
        read += more;
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding stored) throws IOException {
        if (stored == null) {
            throw new PageException("a page with an encoding that is not known");
        }
        try {
            return Encoding.valueOf(stored.name());
        } catch (IllegalArgumentException e) {
            throw new PageException("a page with the encoding " + stored + ", which is not read", e);
        }
    }
}
