package io.labelwright.engine.yaml;

import static io.labelwright.spi.problem.StandardError.SYNTAX;

import io.labelwright.spi.problem.Place;
import io.labelwright.spi.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in words of the user what the YAML library found wrong, and which quotes are missing. */
final class SyntaxProblem {

    private static final String TEMPLATE_HINT = "inside {} and [] write quotes around ${...}: \"${vars.NAME}\"";
    private static final String COLON_HINT =
            "inside {} and [] text that holds ':' needs quotes: \"p:\"; and a map needs a space after each ':'";
    private static final String GLOB_HINT = "text that starts with '*' needs quotes: \"*.csv\"";
    private static final String FLOW_HINT =
            "inside {} and [] text that holds any of {}[],:#&*?! needs quotes; or a bracket is not closed";

    /** An escape whose number is far too large, or that the end of the file cuts off. */
    private static final Pattern NO_NUMBER = Pattern.compile("\\\\U[89A-Fa-f][0-9A-Fa-f]{7}|\\\\[xuU]$");

    private SyntaxProblem() {}

    /** For an escape that the library can't make a number of: the first one from a line on. */
    static Problem ofEscape(SourceText source, int fromLine) {
        Place place = new Place(source.file(), fromLine, 0);
        String line = source.line(fromLine);
        for (int number = fromLine; line != null; number++, line = source.line(number)) {
            Matcher escape = NO_NUMBER.matcher(line);
            if (escape.find()) {
                place = new Place(source.file(), number, line.codePointCount(0, escape.start()) + 1);
                break;
            }
        }
        return Problem.error(
                SYNTAX,
                place,
                "an escape without the hexadecimal digits of a character",
                "write \\xFF, \\uFFFF or \\UFFFFFFFF with as many digits, at most \\U0010FFFF");
    }

    static Problem of(YamlEngineException e, SourceText source) {
        Place place = place(e, source);
        if (!(e instanceof MarkedYamlEngineException marked)) {
            return Problem.error(
                    SYNTAX, place, "this is not YAML 1.2: " + SafeText.escape(String.valueOf(e.getMessage())));
        }
        String problem = marked.getProblem() == null ? "" : marked.getProblem();
        String context = marked.getContext() == null ? "" : marked.getContext();
        if (problem.contains("\\t(TAB)")) {
            boolean indents = isBlankBefore(source, place);
            return Problem.error(
                    SYNTAX, place, indents ? "a tab can't indent YAML" : "a tab can't stand here", "use spaces");
        }
        if (problem.contains("that cannot start any token")) {
            String first = at(source, place, 0);
            return Problem.error(
                    SYNTAX, place, "text can't start with " + SafeText.quoted(first), "put the text in quotes");
        }
        if (context.contains("scanning an alias")) {
            return Problem.error(
                    SYNTAX, start(marked, place, source), "'*' starts an alias, but no name follows", GLOB_HINT);
        }
        if (problem.contains("found unexpected end of stream")) {
            return Problem.error(SYNTAX, start(marked, place, source), "this quote is never closed");
        }
        if (context.contains("parsing a flow")) {
            return flow(problem, marked, place, source);
        }
        if (problem.contains("mapping values are not allowed here")) {
            return Problem.error(
                    SYNTAX,
                    place,
                    "a ':' is not allowed here",
                    "text that holds ': ' needs quotes; else look at the indentation of this line and the one above");
        }
        if (problem.contains("sequence entries are not allowed here")) {
            return Problem.error(SYNTAX, place, "a list can't start here", "start it on a line of its own");
        }
        if (problem.contains("expected <block end>")) {
            return Problem.error(
                    SYNTAX,
                    place,
                    "this does not fit what stands before it",
                    "check that the line is indented like its neighbours and that quotes go around the whole text");
        }
        return Problem.error(SYNTAX, place, "this is not YAML: " + SafeText.escape(words(context, problem)));
    }

    private static Problem flow(String problem, MarkedYamlEngineException e, Place place, SourceText source) {
        Place opened = start(e, place, source);
        String message =
                "expected ',' or the end of what was opened in line " + opened.line() + ", column " + opened.column();
        String hint = FLOW_HINT;
        if (at(source, place, 0).equals("{") && at(source, place, -1).equals("$")) {
            hint = TEMPLATE_HINT;
        } else if (at(source, place, 0).equals(":") && place.line() == opened.line()) {
            hint = COLON_HINT;
        } else if (problem.contains("<stream end>")) {
            hint = "close the bracket";
        }
        return Problem.error(SYNTAX, place, message, hint);
    }

    private static String words(String context, String problem) {
        String text = context.isEmpty() ? problem : context + ", " + problem;
        return text.strip();
    }

    /** Where the problem is; line 1 when the library does not say. */
    private static Place place(YamlEngineException e, SourceText source) {
        Place place = place(e, source.file());
        String line = source.line(place.line());
        // At the end of a file the library counts the end of the last line as one of its characters.
        int last = line == null ? place.column() : line.codePointCount(0, line.length()) + 1;
        return new Place(place.file(), place.line(), Math.min(place.column(), last));
    }

    static Place place(YamlEngineException e, String file) {
        if (e instanceof MarkedYamlEngineException marked) {
            Optional<Mark> mark = marked.getProblemMark();
            if (mark.isPresent()) {
                return place(mark.get(), file);
            }
        }
        return new Place(file, 1, 1);
    }

    static Place place(Mark mark, String file) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Where the construct began in which the problem is. */
    private static Place start(MarkedYamlEngineException e, Place otherwise, SourceText source) {
        return e.getContextMark().map(mark -> place(mark, source.file())).orElse(otherwise);
    }

    private static boolean isBlankBefore(SourceText source, Place place) {
        String line = source.line(place.line());
        return line == null
                || line.substring(0, line.offsetByCodePoints(0, place.column() - 1))
                        .isBlank();
    }

    /** The character so many columns from a place; empty when there is none. */
    private static String at(SourceText source, Place place, int offset) {
        String line = source.line(place.line());
        int index = place.column() - 1 + offset;
        if (line == null || index < 0 || index >= line.codePointCount(0, line.length())) {
            return "";
        }
        return Character.toString(line.codePointAt(line.offsetByCodePoints(0, index)));
    }
}
