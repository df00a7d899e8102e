package io.labelwright.prelabel.lookup;

import io.labelwright.prelabel.lookup.LookupConfig.By;
import io.labelwright.prelabel.lookup.LookupConfig.Unmapped;
import io.labelwright.spi.Inputs;
import io.labelwright.spi.Outputs;
import io.labelwright.spi.StageContext;
import io.labelwright.spi.label.LabelClass;
import io.labelwright.spi.label.LabelSchema;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Labels that stand in the file of another data set. Kept are counts for keys that an item has. */
final class FileLabels {

    private static final int MOST_TOLD = 20;
    private static final int PAUSE = 1024;

    private final LookupConfig config;
    private final Map<String, Long> unmapped = new LinkedHashMap<>();
    private long read;
    private long dropped;

    FileLabels(LookupConfig config) {
        this.config = config;
    }

    void answer(Inputs in, Outputs out, StageContext context, ItemKeys keys, LookupAnswers answers) throws IOException {
        LabelSchema schema = in.schema();
        var found = new double[keys.size()][];
        var firstLine = new long[keys.size()];
        String key = config.by() == By.ID ? config.id() : config.text();
        context.files().records("path", List.of(key, config.label()), (line, values) -> {
            if (read++ % PAUSE == 0) {
                context.checkCancelled();
            }
            if (values[1].isEmpty()) {
                return;
            }
            int label = label(schema, values[1], line);
            int number = label < 0 ? -1 : keys.find(values[0]);
            if (number >= 0) {
                if (found[number] == null) {
                    found[number] = new double[schema.size()];
                    firstLine[number] = line;
                }
                found[number][label]++;
            }
        });
        String name = context.files().file("path").name();
        refuseUnmapped(schema, name);
        for (int item = 0; item < in.items().size(); item++) {
            int number = keys.of(item);
            if (number >= 0 && found[number] != null) {
                answers.add(item, found[number], note(name, firstLine[number], found[number]));
            }
        }
        out.fact("file_rows", (double) read);
        out.fact("file_rows_dropped", (double) dropped);
    }

    private static String note(String name, long line, double[] found) {
        double rows = 0;
        for (double count : found) {
            rows += count;
        }
        String place = line > 0 ? name + ":" + line : name;
        return rows > 1 ? place + " and " + ((long) rows - 1) + " more" : place;
    }

    private int label(LabelSchema schema, String written, long line) {
        String mapped = config.map().get(written);
        int label = schema.find(mapped == null ? written : mapped);
        if (label < 0) {
            dropped++;
            if (config.unmapped() == Unmapped.ERROR) {
                unmapped.putIfAbsent(written, line);
            }
        }
        return label;
    }

    private void refuseUnmapped(LabelSchema schema, String name) {
        if (unmapped.isEmpty()) {
            return;
        }
        String known = schema.classes().stream().map(LabelClass::name).collect(Collectors.joining(", "));
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, Long> one : unmapped.entrySet()) {
            if (problems.size() == MOST_TOLD) {
                break;
            }
            problems.add(Problem.error(
                    StandardError.UNKNOWN_LABEL,
                    new Place(name, (int) Math.min(one.getValue(), Integer.MAX_VALUE), 0),
                    "the class '" + one.getKey() + "' is none of the workflow, and map does not name it",
                    "classes are: " + known + "; unmapped: drop leaves such rows out"));
        }
        throw new LabelingException(problems);
    }
}
