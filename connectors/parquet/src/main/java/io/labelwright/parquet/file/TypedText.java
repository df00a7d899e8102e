package io.labelwright.parquet.file;

import io.labelwright.math.number.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.UUID;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The texts of values by type: numbers as the shortest decimal, dates and times in ISO form with as many digits of a
 * second as they have, bytes that are no text as a data URL. A number that is none (NaN) is no value.
 */
final class TypedText implements CellText {

    private static final String DATA = "data:application/octet-stream;base64,";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(java.util.Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(TIME)
            .toFormatter(java.util.Locale.ROOT);
    /** The days before 1970 that the old timestamps of 96 bits count from. */
    private static final int JULIAN_EPOCH = 2_440_588;

    private static final long NANOS_OF_DAY = 86_400_000_000_000L;

    private final Meaning meaning;
    private final PrimitiveTypeName stored;

    TypedText(Field field) {
        this.meaning = field.meaning();
        this.stored = field.type().asPrimitiveType().getPrimitiveTypeName();
    }

    /** Whether values are texts already. */
    boolean isText() {
        return (meaning.kind() == Meaning.Kind.TEXT || meaning.kind() == Meaning.Kind.PLAIN)
                && (stored == PrimitiveTypeName.BINARY || stored == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY);
    }

    @Override
    public boolean quoted() {
        return switch (meaning.kind()) {
            case DECIMAL, UNSIGNED, HALF_FLOAT -> false;
            case PLAIN ->
                switch (stored) {
                    case INT32, INT64, FLOAT, DOUBLE, BOOLEAN -> false;
                    default -> true;
                };
            default -> true;
        };
    }

    @Override
    public String of(boolean value) {
        return value ? "true" : "false";
    }

    @Override
    public String of(int value) throws BadValue {
        return switch (meaning.kind()) {
            case UNSIGNED -> Integer.toUnsignedString(value);
            case DATE -> LocalDate.ofEpochDay(value).toString();
            default -> of((long) value);
        };
    }

    @Override
    public String of(long value) throws BadValue {
        return switch (meaning.kind()) {
            case UNSIGNED -> Long.toUnsignedString(value);
            case DECIMAL -> decimal(BigInteger.valueOf(value));
            case TIME -> time(value);
            case TIMESTAMP -> timestamp(value);
            default -> Long.toString(value);
        };
    }

    private String decimal(BigInteger unscaled) throws BadValue {
        if (meaning.digits() < 0 || meaning.digits() > 1000) {
            throw new BadValue("a decimal with " + meaning.digits() + " digits behind the point");
        }
        return new BigDecimal(unscaled, meaning.digits()).toPlainString();
    }

    private long perSecond() {
        return meaning.digits() == 3 ? 1_000 : meaning.digits() == 6 ? 1_000_000 : 1_000_000_000;
    }

    private String time(long value) throws BadValue {
        long units = perSecond();
        if (value < 0 || value >= 86_400 * units) {
            throw new BadValue("a time of the day of " + value + " units");
        }
        return TIME.format(LocalTime.ofNanoOfDay(value * (1_000_000_000 / units)));
    }

    private String timestamp(long value) {
        long units = perSecond();
        return timestamp(Math.floorDiv(value, units), Math.floorMod(value, units) * (1_000_000_000 / units));
    }

    private String timestamp(long second, long nano) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(second, nano), ZoneOffset.UTC);
        return meaning.utc() ? DATE_TIME.format(local) + "Z" : DATE_TIME.format(local);
    }

    @Override
    public @Nullable String of(float value) {
        return Float.isNaN(value) ? null : shortest(value);
    }

    /**
     * The shortest decimal that reads back to the same float. It is looked for among decimals of growing length, since
     * the printer of JDK 17 gives some digits too many.
     */
    private static String shortest(float value) {
        if (Float.isInfinite(value)) {
            return Decimal.print(value);
        }
        var exact = new BigDecimal(value);
        for (int digits = 1; digits < 9; digits++) {
            BigDecimal rounded = exact.round(new java.math.MathContext(digits, java.math.RoundingMode.HALF_EVEN));
            if (rounded.floatValue() == value) {
                return signed(Decimal.print(rounded.doubleValue()), value);
            }
        }
        return Decimal.print(exact.round(new java.math.MathContext(9)).doubleValue());
    }

    private static String signed(String text, float value) {
        return value == 0 && 1 / value < 0 ? "-0.0" : text;
    }

    @Override
    public @Nullable String of(double value) {
        return Double.isNaN(value) ? null : Decimal.print(value);
    }

    @Override
    public @Nullable String of(Binary value) throws BadValue {
        return switch (meaning.kind()) {
            case DECIMAL -> {
                if (value.length() == 0 || value.length() > 1 << 12) {
                    throw new BadValue("a decimal of " + value.length() + " bytes");
                }
                yield decimal(new BigInteger(value.getBytes()));
            }
            case UUID -> {
                ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.BIG_ENDIAN);
                yield new UUID(bytes.getLong(), bytes.getLong()).toString();
            }
            case HALF_FLOAT -> of(half(value.get2BytesLittleEndian()));
            case INTERVAL -> {
                ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
                yield interval(bytes.getInt(), bytes.getInt(), bytes.getInt());
            }
            case TEXT -> text(value);
            case BYTES -> data(value);
            default -> stored == PrimitiveTypeName.INT96 ? oldTimestamp(value) : textOrBytes(value);
        };
    }

    private static String interval(int months, int days, int millis) {
        String seconds = new BigDecimal(BigInteger.valueOf(millis & 0xFFFF_FFFFL), 3)
                .stripTrailingZeros()
                .toPlainString();
        return "P" + (months & 0xFFFF_FFFFL) + "M" + (days & 0xFFFF_FFFFL) + "DT" + seconds + "S";
    }

    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0x1F) {
            return Float.intBitsToFloat(sign | 0x7F80_0000 | fraction << 13);
        }
        if (exponent == 0) {
            float small = fraction / 16_777_216f;
            return sign == 0 ? small : -small;
        }
        return Float.intBitsToFloat(sign | exponent + 112 << 23 | fraction << 13);
    }

    private String oldTimestamp(Binary value) throws BadValue {
        ByteBuffer bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        long day = (bytes.getInt() & 0xFFFF_FFFFL) - JULIAN_EPOCH;
        if (nanos < 0 || nanos >= NANOS_OF_DAY) {
            throw new BadValue("a time of the day of " + nanos + " nanoseconds");
        }
        return timestamp(day * 86_400 + nanos / 1_000_000_000, nanos % 1_000_000_000);
    }

    private static String text(Binary value) throws BadValue {
        try {
            return strict(value);
        } catch (CharacterCodingException e) {
            throw new BadValue("bytes that are no UTF-8 text");
        }
    }

    /** Bytes of no said meaning: old writers mean text by it, data sets of pictures do not. */
    private static String textOrBytes(Binary value) {
        try {
            return strict(value);
        } catch (CharacterCodingException e) {
            return data(value);
        }
    }

    private static String data(Binary value) {
        return DATA + Base64.getEncoder().encodeToString(value.getBytes());
    }

    private static String strict(Binary value) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer()).toString();
    }
}
