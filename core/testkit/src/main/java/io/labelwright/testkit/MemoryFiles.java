package io.labelwright.testkit;

import io.labelwright.engine.intake.ChosenColumns;
import io.labelwright.spi.file.StageFile;
import io.labelwright.spi.file.StageFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files in memory for tests of strategies whose config names files.
 *
 * @param files the files by the keys that name them
 */
record MemoryFiles(Map<String, MemoryInput> files) implements StageFiles {

    private MemoryInput input(String key) throws IOException {
        MemoryInput input = files.get(key);
        if (input == null) {
            throw new IOException(key + " names no file");
        }
        return input;
    }

    @Override
    public StageFile file(String key) throws IOException {
        return new MemoryFile(input(key));
    }

    /** The files whose key begins with that of the folder and a slash; the rest of it is their place in the folder. */
    @Override
    public Map<String, StageFile> folder(String key) throws IOException {
        String start = key + "/";
        Map<String, StageFile> folder = new TreeMap<>();
        files.forEach((name, input) -> {
            if (name.startsWith(start)) {
                folder.put(name.substring(start.length()), new MemoryFile(input));
            }
        });
        if (folder.isEmpty()) {
            throw new IOException(key + " names no folder");
        }
        return folder;
    }

    /** A file in memory as a stage sees it. */
    private record MemoryFile(MemoryInput input) implements StageFile {

        @Override
        public String name() {
            return input.name();
        }

        @Override
        public InputStream open() {
            return input.open();
        }

        @Override
        public long size() {
            return input.size();
        }

        @Override
        public Path path() throws IOException {
            return input.path();
        }
    }

    /** Records of lines with commas between the values, the first line holding the names; nothing is quoted. */
    @Override
    public void records(String key, List<String> columns, RecordHandler handler) throws IOException {
        MemoryInput input = input(key);
        var chosen = new ChosenColumns("test", input.name(), columns, handler);
        try (var lines = new BufferedReader(new InputStreamReader(input.open(), StandardCharsets.UTF_8))) {
            String header = lines.readLine();
            int[] places = header == null
                    ? new int[0]
                    : List.of(header.split(",", -1)).stream()
                            .mapToInt(chosen::column)
                            .toArray();
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] values = line.split(",", -1);
                if (values.length != places.length) {
                    chosen.bad(number, 0, values.length + " values for " + places.length + " columns", line);
                }
                for (int c = 0; c < places.length; c++) {
                    chosen.field(places[c], values[c]);
                }
                chosen.end(number);
            }
        }
        chosen.finish();
    }
}
