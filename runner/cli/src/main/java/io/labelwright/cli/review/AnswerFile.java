package io.labelwright.cli.review;

import io.labelwright.engine.config.CheckContext;
import io.labelwright.engine.config.ConfigBinder;
import io.labelwright.engine.config.ConfigChecker;
import io.labelwright.engine.intake.FileInput;
import io.labelwright.engine.plugin.LoadedStrategy;
import io.labelwright.engine.plugin.PluginScope;
import io.labelwright.engine.plugin.Plugins;
import io.labelwright.engine.plugin.StrategyDescriptor;
import io.labelwright.engine.review.GivenAnswer;
import io.labelwright.engine.yaml.MapNode;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.YamlReader;
import io.labelwright.spi.connect.RecordSink;
import io.labelwright.spi.connect.Source;
import io.labelwright.spi.people.Verdict;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import io.labelwright.spi.table.TableKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the answers of a file, row by row; CSV and JSON Lines by the connectors that read them for imports. */
public final class AnswerFile {

    private static final int MOST_PROBLEMS = 100;

    private final Plugins plugins;
    private final @Nullable String annotator;

    /**
     * A reader.
     *
     * @param annotator who gave the answers that don't say it; null when each has to say it
     */
    public AnswerFile(Plugins plugins, @Nullable String annotator) {
        this.plugins = plugins;
        this.annotator = annotator;
    }

    /**
     * Reads a file.
     *
     * @throws LabelingException when it can't be read, or a row of it can't
     */
    public List<GivenAnswer> read(Path file, Format format) {
        String shown = file.toString();
        if (!Files.isRegularFile(file)) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE, Place.of(shown), "there is no such file", null);
        }
        try {
            List<GivenAnswer> answers =
                    format == Format.LABEL_STUDIO ? LabelStudio.read(file, shown) : records(file, shown, format);
            return annotator == null
                    ? answers
                    : answers.stream().map(this::signed).toList();
        } catch (IOException e) {
            throw new LabelingException(
                    StandardError.FILE_NOT_READABLE, Place.of(shown), "it can't be read: " + e.getMessage(), null);
        }
    }

    private GivenAnswer signed(GivenAnswer answer) {
        return answer.annotator() != null
                ? answer
                : new GivenAnswer(
                        answer.place(),
                        answer.stage(),
                        answer.item(),
                        annotator,
                        answer.label(),
                        answer.verdict(),
                        answer.note(),
                        answer.time());
    }

    private List<GivenAnswer> records(Path file, String shown, Format format) throws IOException {
        String id = format == Format.CSV ? "import/csv" : "import/jsonl";
        StrategyDescriptor descriptor = plugins.find(id)
                .orElseThrow(() -> new LabelingException(StandardError.INTERNAL, id + " is not installed"));
        LoadedStrategy loaded = plugins.load(descriptor);
        var problems = new ArrayList<Problem>();
        var with = (MapNode) Objects.requireNonNull(
                YamlReader.read("answers", "path: answers\n".getBytes(StandardCharsets.UTF_8), problems));
        var config = ConfigChecker.check(with, descriptor, new CheckContext("answers", null), problems);
        Source source = PluginScope.run(loaded, () -> loaded.source(ConfigBinder.bind(config, loaded)));
        var rows = new Rows(shown, format == Format.CSV);
        PluginScope.run(loaded, () -> {
            source.read(new FileInput(shown, file, bytes -> {}), rows);
            return true;
        });
        return rows.answers();
    }

    /** Gathers the rows of a file. */
    private static final class Rows implements RecordSink {

        private final String file;
        private final boolean marked;
        private final List<String> names = new ArrayList<>();
        private final Map<String, String> cells = new HashMap<>();
        private final List<GivenAnswer> answers = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Rows(String file, boolean marked) {
            this.file = file;
            this.marked = marked;
        }

        @Override
        public int column(String name) {
            int at = names.indexOf(name);
            if (at < 0) {
                names.add(name);
                at = names.size() - 1;
            }
            return at;
        }

        @Override
        public int column(TableKind table, String name) {
            throw new IllegalStateException("rows of a table have no rows of others");
        }

        @Override
        public boolean wants(TableKind table) {
            return false;
        }

        @Override
        public void file(String name) {
            throw new IllegalStateException("answers stand in one file");
        }

        @Override
        public void end(TableKind table, long line) {
            throw new IllegalStateException("rows of a table have no rows of others");
        }

        @Override
        public void field(int column, char[] chars, int offset, int length) {
            if (length > 0) {
                String text = new String(chars, offset, length);
                cells.put(names.get(column), marked ? CsvLine.restored(text) : text);
            }
        }

        @Override
        public void end(long line) {
            String label = cells.get(TaskColumns.LABEL);
            String verdict = cells.get(TaskColumns.VERDICT);
            if (label != null && verdict == null && TaskColumns.isAdjudication(cells.get(TaskColumns.ACTION))) {
                verdict = Verdict.ADJUDICATE.word();
            }
            answers.add(new GivenAnswer(
                    new Place(file, (int) Math.min(line, Integer.MAX_VALUE), 0),
                    cells.get(TaskColumns.STAGE),
                    cells.get(TaskColumns.ITEM),
                    cells.get(TaskColumns.ANNOTATOR),
                    label,
                    verdict,
                    cells.get(TaskColumns.NOTE),
                    cells.get(TaskColumns.TIME)));
            cells.clear();
        }

        @Override
        public void bad(long line, int column, String reason, String text) {
            cells.clear();
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(Problem.error(
                        StandardError.BAD_ROW,
                        new Place(file, (int) Math.min(line, Integer.MAX_VALUE), column),
                        reason));
            }
        }

        List<GivenAnswer> answers() {
            for (String needed : List.of(TaskColumns.ITEM, TaskColumns.LABEL)) {
                boolean labelless = needed.equals(TaskColumns.LABEL) && names.contains(TaskColumns.VERDICT);
                if (!names.contains(needed) && !labelless) {
                    problems.add(Problem.error(
                            StandardError.UNKNOWN_COLUMN,
                            Place.of(file),
                            "the file has no column '" + needed + "'",
                            NearestWord.hint(needed, names)));
                }
            }
            if (!problems.isEmpty()) {
                throw new LabelingException(problems);
            }
            return answers;
        }
    }
}
