package io.labelwright.vision.labelme;

import io.labelwright.vision.json.JsonFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * One file: where the image lies, its size, flags and shapes. The image inside of the file, if it is there, is not
 * read.
 */
final class LabelmeFile {

    /** A shape: its points x, y, x, y, ... */
    static final class Shape {
        long line;
        String label = "";
        /** Files of old versions do not say it and mean this. */
        String type = "polygon";

        double[] points = {};
        boolean wellFormed = true;
    }

    String imagePath = "";
    String item = "";
    double width;
    double height;
    String flags = "";
    final List<String> raised = new ArrayList<>();
    final List<Shape> shapes = new ArrayList<>();

    static LabelmeFile read(JsonFile json) throws IOException {
        var file = new LabelmeFile();
        if (json.next() != JsonToken.START_OBJECT) {
            throw json.wrong("a file of labelme is an object {...}", null);
        }
        boolean hasShapes = false;
        for (String key = json.key(); key != null; key = json.key()) {
            JsonToken token = json.next();
            switch (key) {
                case "imagePath" -> file.imagePath = text(json);
                case "item" -> file.item = text(json);
                case "imageWidth" -> file.width = pixels(json);
                case "imageHeight" -> file.height = pixels(json);
                case "flags" -> file.flags(json, token);
                case "shapes" -> {
                    hasShapes = true;
                    file.shapes(json, token);
                }
                default -> json.skip();
            }
        }
        json.finish();
        if (!hasShapes) {
            throw json.wrong("the object has no shapes, so it is no file of labelme", null);
        }
        return file;
    }

    private static String text(JsonFile json) throws IOException {
        if (json.isStructure()) {
            json.skip();
            return "";
        }
        return json.scalar();
    }

    private static double pixels(JsonFile json) throws IOException {
        double size = json.number();
        json.skip();
        return size > 0 && size < 1e9 ? size : 0;
    }

    private void flags(JsonFile json, @Nullable JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            json.skip();
            return;
        }
        var text = new StringBuilder();
        for (String key = json.key(); key != null; key = json.key()) {
            if (json.next() == JsonToken.VALUE_TRUE) {
                raised.add(key);
            }
            text.append(text.isEmpty() ? "{" : ",")
                    .append(JsonFile.quoted(key))
                    .append(':')
                    .append(json.compact());
        }
        flags = text.isEmpty() ? "" : text.append('}').toString();
    }

    private void shapes(JsonFile json, @Nullable JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw json.wrong("shapes is an array [...]", null);
        }
        for (JsonToken t = json.next(); t != JsonToken.END_ARRAY; t = json.next()) {
            if (t != JsonToken.START_OBJECT) {
                throw json.wrong("a shape is an object {...}", null);
            }
            shapes.add(shape(json));
        }
    }

    private static Shape shape(JsonFile json) throws IOException {
        var shape = new Shape();
        shape.line = json.line();
        for (String key = json.key(); key != null; key = json.key()) {
            JsonToken token = json.next();
            switch (key) {
                case "label" -> shape.label = text(json);
                case "shape_type" -> shape.type = Objects.requireNonNullElse(text(json), "");
                case "points" -> points(json, token, shape);
                default -> json.skip();
            }
        }
        return shape;
    }

    private static void points(JsonFile json, @Nullable JsonToken token, Shape shape) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            shape.wellFormed = false;
            json.skip();
            return;
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonToken t = json.next(); t != JsonToken.END_ARRAY; t = json.next()) {
            int before = numbers.size();
            if (t == JsonToken.START_ARRAY) {
                for (JsonToken n = json.next(); n != JsonToken.END_ARRAY; n = json.next()) {
                    numbers.add(json.number());
                    json.skip();
                }
            }
            json.skip();
            shape.wellFormed &= numbers.size() == before + 2;
        }
        shape.points = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
