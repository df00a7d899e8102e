package io.labelwright.parquet.file;

import io.labelwright.parquet.file.Meaning.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** Turns the list of elements in a footer, a tree in depth-first order, into fields. */
final class SchemaReader {

    /** Deeper schemas serve attacks only. */
    private static final int DEPTH = 64;

    private static final int FIELDS = 100_000;

    private final String file;
    private final List<SchemaElement> elements;
    private int next;

    private SchemaReader(String file, List<SchemaElement> elements) {
        this.file = file;
        this.elements = elements;
    }

    /** The fields at the top. */
    static List<Field> fields(String file, List<SchemaElement> elements) {
        if (elements.isEmpty()) {
            throw Damage.of(file, "it has no schema");
        }
        if (elements.size() > FIELDS) {
            throw Damage.unsupported(
                    file,
                    "the Parquet file has " + elements.size() + " columns; at most " + FIELDS + " are read",
                    "write fewer columns");
        }
        var reader = new SchemaReader(file, elements);
        SchemaElement root = reader.take();
        List<Field> fields = reader.children(root, 1);
        if (reader.next != elements.size()) {
            throw Damage.of(file, "its schema has elements that belong to nothing");
        }
        return fields;
    }

    private SchemaElement take() {
        if (next == elements.size()) {
            throw Damage.of(file, "its schema ends too early");
        }
        return elements.get(next++);
    }

    private List<Field> children(SchemaElement group, int depth) {
        int count = group.getNum_children();
        if (count < 0 || count > elements.size() - next) {
            throw Damage.of(file, "its schema says that '" + group.getName() + "' has " + count + " fields");
        }
        if (depth > DEPTH) {
            throw Damage.unsupported(
                    file, "the Parquet file has more than " + DEPTH + " levels of fields in fields", "flatten it");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(field(take(), depth));
        }
        return fields;
    }

    private Field field(SchemaElement element, int depth) {
        if (element.getName() == null || element.getRepetition_type() == null) {
            throw Damage.of(file, "its schema has a field without a name or without a repetition");
        }
        var repetition = Repetition.valueOf(element.getRepetition_type().name());
        if (element.isSetType()) {
            if (element.getNum_children() > 0) {
                throw Damage.of(file, "its schema says that '" + element.getName() + "' is both value and group");
            }
            return new Field(element.getName(), meaning(element), primitive(element, repetition), List.of());
        }
        List<Field> fields = children(element, depth + 1);
        if (fields.isEmpty()) {
            throw Damage.unsupported(
                    file,
                    "the column '" + element.getName() + "' is a group without fields, which holds nothing",
                    "write the file without it");
        }
        List<Type> types = fields.stream().map(Field::type).toList();
        return new Field(
                element.getName(), meaning(element), new GroupType(repetition, element.getName(), types), fields);
    }

    private PrimitiveType primitive(SchemaElement element, Repetition repetition) {
        PrimitiveTypeName type = type(element);
        int length = element.getType_length();
        if (type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY) {
            if (length <= 0 || length > 1 << 20) {
                throw Damage.of(file, "the values of '" + element.getName() + "' have the length " + length);
            }
            return new PrimitiveType(repetition, type, length, element.getName());
        }
        return new PrimitiveType(repetition, type, element.getName());
    }

    private static PrimitiveTypeName type(SchemaElement element) {
        return switch (element.getType()) {
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            case INT32 -> PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveTypeName.INT64;
            case INT96 -> PrimitiveTypeName.INT96;
            case FLOAT -> PrimitiveTypeName.FLOAT;
            case DOUBLE -> PrimitiveTypeName.DOUBLE;
            case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
            case FIXED_LEN_BYTE_ARRAY -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        };
    }

    private Meaning meaning(SchemaElement element) {
        Meaning meaning = element.isSetLogicalType()
                ? logical(element.getLogicalType())
                : element.isSetConverted_type() ? converted(element.getConverted_type(), element) : null;
        Meaning known = meaning == null ? Meaning.of(Kind.PLAIN) : meaning;
        if (!fits(known.kind(), element)) {
            throw Damage.of(file, "the values of '" + element.getName() + "' can't be stored as they are said to be");
        }
        return known;
    }

    private static @Nullable Meaning logical(LogicalType type) {
        if (type.isSetSTRING() || type.isSetENUM() || type.isSetJSON()) {
            return Meaning.of(Kind.TEXT);
        }
        if (type.isSetDECIMAL()) {
            return new Meaning(Kind.DECIMAL, type.getDECIMAL().getScale(), false);
        }
        if (type.isSetDATE()) {
            return Meaning.of(Kind.DATE);
        }
        if (type.isSetTIME()) {
            return new Meaning(
                    Kind.TIME, digits(type.getTIME().getUnit()), type.getTIME().isIsAdjustedToUTC());
        }
        if (type.isSetTIMESTAMP()) {
            return new Meaning(
                    Kind.TIMESTAMP,
                    digits(type.getTIMESTAMP().getUnit()),
                    type.getTIMESTAMP().isIsAdjustedToUTC());
        }
        if (type.isSetINTEGER()) {
            return Meaning.of(type.getINTEGER().isIsSigned() ? Kind.PLAIN : Kind.UNSIGNED);
        }
        if (type.isSetUUID()) {
            return Meaning.of(Kind.UUID);
        }
        if (type.isSetFLOAT16()) {
            return Meaning.of(Kind.HALF_FLOAT);
        }
        if (type.isSetBSON() || type.isSetGEOMETRY() || type.isSetGEOGRAPHY()) {
            return Meaning.of(Kind.BYTES);
        }
        if (type.isSetLIST()) {
            return Meaning.of(Kind.LIST);
        }
        if (type.isSetMAP()) {
            return Meaning.of(Kind.MAP);
        }
        return null;
    }

    private static int digits(TimeUnit unit) {
        return unit.isSetNANOS() ? 9 : unit.isSetMICROS() ? 6 : 3;
    }

    private static @Nullable Meaning converted(ConvertedType type, SchemaElement element) {
        return switch (type) {
            case UTF8, ENUM, JSON -> Meaning.of(Kind.TEXT);
            case DECIMAL -> new Meaning(Kind.DECIMAL, element.getScale(), false);
            case DATE -> Meaning.of(Kind.DATE);
            case TIME_MILLIS -> new Meaning(Kind.TIME, 3, true);
            case TIME_MICROS -> new Meaning(Kind.TIME, 6, true);
            case TIMESTAMP_MILLIS -> new Meaning(Kind.TIMESTAMP, 3, true);
            case TIMESTAMP_MICROS -> new Meaning(Kind.TIMESTAMP, 6, true);
            case UINT_8, UINT_16, UINT_32, UINT_64 -> Meaning.of(Kind.UNSIGNED);
            case INTERVAL -> Meaning.of(Kind.INTERVAL);
            case BSON -> Meaning.of(Kind.BYTES);
            case LIST -> Meaning.of(Kind.LIST);
            case MAP, MAP_KEY_VALUE -> element.isSetType() ? null : Meaning.of(Kind.MAP);
            default -> null;
        };
    }

    /** Whether a meaning goes with how the values are stored. */
    private static boolean fits(Kind kind, SchemaElement element) {
        var type = element.isSetType() ? type(element) : null;
        int length = element.getType_length();
        return switch (kind) {
            case PLAIN -> true;
            case TEXT, BYTES -> type == PrimitiveTypeName.BINARY || type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
            case UNSIGNED, TIME -> type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.INT64;
            case DECIMAL ->
                type == PrimitiveTypeName.INT32
                        || type == PrimitiveTypeName.INT64
                        || type == PrimitiveTypeName.BINARY
                        || type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
            case DATE -> type == PrimitiveTypeName.INT32;
            case TIMESTAMP -> type == PrimitiveTypeName.INT64;
            case UUID -> type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY && length == 16;
            case HALF_FLOAT -> type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY && length == 2;
            case INTERVAL -> type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY && length == 12;
            case LIST, MAP -> type == null;
        };
    }
}
