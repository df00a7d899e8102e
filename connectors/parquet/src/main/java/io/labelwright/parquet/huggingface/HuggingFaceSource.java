package io.labelwright.parquet.huggingface;

import io.labelwright.parquet.file.Field;
import io.labelwright.parquet.file.ParquetFile;
import io.labelwright.parquet.file.RowReader;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceInput;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code import/huggingface}. A row is an item with its label; the line of a record is its row in its file, from 1. */
final class HuggingFaceSource implements Source {

    private final HuggingFaceImportConfig config;

    HuggingFaceSource(HuggingFaceImportConfig config) {
        this.config = config;
    }

    @Override
    public Optional<List<String>> header(SourceInput input) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (SourceInput file : files(input)) {
            try (ParquetFile parquet = ParquetFile.open(file)) {
                var columns = new DataSetColumns(config, parquet);
                columns.targets().forEach(names::addAll);
                names.addAll(columns.made());
            }
        }
        return Optional.of(List.copyOf(names));
    }

    @Override
    public void read(SourceInput input, RecordSink sink) throws IOException {
        Map<String, Long> rows = new HashMap<>();
        for (SourceInput file : files(input)) {
            String split = Splits.of(file.relativeName());
            sink.file(file.name());
            try (ParquetFile parquet = ParquetFile.open(file)) {
                rows.merge(split, read(parquet, split, rows.getOrDefault(split, 0L), sink), Long::sum);
            }
        }
    }

    private List<SourceInput> files(SourceInput input) throws IOException {
        List<SourceInput> files = new ArrayList<>();
        Set<String> found = new LinkedHashSet<>();
        for (SourceInput file : input.files()) {
            if (file.relativeName().endsWith(".parquet")) {
                String split = Splits.of(file.relativeName());
                found.add(split);
                if (config.splits() == null || config.splits().contains(split)) {
                    files.add(file);
                }
            }
        }
        if (found.isEmpty()) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    Place.of(input.name()),
                    "there is no file that ends with .parquet",
                    "data sets of CSV or JSON Lines are read by import/csv and import/jsonl");
        }
        if (config.splits() != null && !found.containsAll(config.splits())) {
            throw new LabelingException(
                    StandardError.EMPTY_DATA,
                    Place.of(input.name()),
                    "splits names " + String.join(", ", config.splits()) + "; the data set has "
                            + String.join(", ", found),
                    null);
        }
        return files;
    }

    /** Reads a file; how many rows it has. */
    private long read(ParquetFile file, String split, long before, RecordSink sink) {
        FeatureTypes types = types(file);
        var columns = new DataSetColumns(config, file);
        int[][] targets = columns.targets().stream()
                .map(names -> names.stream().mapToInt(sink::column).toArray())
                .toArray(int[][]::new);
        int splitColumn = sink.column(config.splitField());
        int idColumn = sink.column(DataSetColumns.ID);
        int itemColumn = sink.column(DataSetColumns.ITEM);
        boolean numbered = columns.numbered();
        new RowReader(file, types::classes, config.maxFieldSize()).read(sink, targets, row -> {
            if (numbered) {
                String id = split + "-" + (before + row - 1);
                sink.field(idColumn, id);
                sink.field(itemColumn, id);
            }
            sink.field(splitColumn, split);
            sink.end(row);
        });
        long rows = 0;
        for (int group = 0; group < file.groups(); group++) {
            rows += file.rows(group);
        }
        return rows;
    }

    private static FeatureTypes types(ParquetFile file) {
        try {
            return FeatureTypes.of(file.metadata(Features.KEY));
        } catch (IllegalArgumentException e) {
            throw new LabelingException(
                    StandardError.ENCODING,
                    Place.of(file.name()),
                    "the types of the columns in the file's footer can't be read: " + e.getMessage(),
                    "import/parquet reads the file without them");
        }
    }

    /** The columns of a data set's file under the names that an import of items and labels has. */
    private static final class DataSetColumns {

        static final String ID = "id";
        static final String ITEM = "item";
        private static final String LABEL = "label";

        private final List<List<String>> targets = new ArrayList<>();
        private final String splitField;
        private boolean numbered = true;

        DataSetColumns(HuggingFaceImportConfig config, ParquetFile file) {
            this.splitField = config.splitField();
            String id = config.id() == null ? ID : config.id();
            String label = config.label() == null ? LABEL : config.label();
            List<String> names = file.fields().stream().map(Field::name).toList();
            require(file, names, config.id(), "id");
            require(file, names, config.label(), "label");
            if (names.contains(splitField)) {
                throw new LabelingException(
                        StandardError.NOT_ALLOWED,
                        Place.of(file.name()),
                        "the data set has a column '" + splitField + "' of its own",
                        "give the split of the files another name with split_field");
            }
            for (String name : names) {
                List<String> become = new ArrayList<>();
                if (name.equals(id)) {
                    become.addAll(List.of(ID, ITEM));
                    numbered = false;
                }
                if (name.equals(label)) {
                    become.add(LABEL);
                }
                if (become.isEmpty()) {
                    boolean taken = name.equals(ID) || name.equals(ITEM) || name.equals(LABEL);
                    become.add(taken ? name + "_column" : name);
                }
                targets.add(become);
            }
        }

        private static void require(
                ParquetFile file, List<String> names, @org.jspecify.annotations.Nullable String name, String key) {
            if (name != null && !names.contains(name)) {
                throw new LabelingException(
                        StandardError.UNKNOWN_COLUMN,
                        Place.of(file.name()),
                        key + " names the column '" + name + "', which the file does not have; it has "
                                + String.join(", ", names),
                        null);
            }
        }

        /** Whether the rows have no id of their own. */
        boolean numbered() {
            return numbered;
        }

        /** Columns that are not in the file. */
        List<String> made() {
            return List.of(splitField, ID, ITEM);
        }

        /** What each column of the file becomes. */
        List<List<String>> targets() {
            return targets;
        }
    }
}
