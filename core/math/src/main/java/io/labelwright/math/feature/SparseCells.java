package io.labelwright.math.feature;

import io.labelwright.math.number.Decimal;
import java.util.function.ObjDoubleConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/** Cells of sparse features: JSON objects of numbers by name. See {@link io.labelwright.spi.feature.FeatureSet}. */
public final class SparseCells {

    /** Names are words of texts, of any length; a table of all that were read would only grow. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private SparseCells() {}

    /**
     * Adds a number to a cell that is being written.
     *
     * @param cell empty for a new cell, else what this method has made of it; {@link #end} ends it
     */
    public static void add(StringBuilder cell, String name, double value) {
        cell.append(cell.isEmpty() ? '{' : ',').append('"');
        JsonStringEncoder.getInstance().quoteAsString(name, cell);
        cell.append("\":");
        Decimal.append(cell, value);
    }

    /** The cell of all numbers that were added; {@code {}} where there are none. */
    public static String end(StringBuilder cell) {
        return cell.isEmpty() ? "{}" : cell.append('}').toString();
    }

    /**
     * Reads a cell.
     *
     * @param each called for each name with its number, in the order of the cell
     * @throws IllegalArgumentException when it is no object of numbers
     */
    public static void read(String cell, ObjDoubleConsumer<String> each) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), cell)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected an object of numbers by name: " + cell);
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (!parser.nextToken().isNumeric()) {
                    throw new IllegalArgumentException("expected a number for '" + name + "': " + cell);
                }
                each.accept(name, parser.getDoubleValue());
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("expected an object of numbers by name: " + cell, e);
        }
    }
}
