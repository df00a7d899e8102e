package io.labelwright.engine.expression;

import dev.cel.common.CelIssue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in the words of our users what CEL's compiler says in its own. */
final class Explanation {

    private static final String UNDECLARED = "undeclared reference to '";
    private static final String OVERLOAD = "found no matching overload for '";
    private static final String RESULT = "expected type 'bool' but found '";
    private static final String TOKEN = "token recognition error at: '";

    private static final List<String> FUNCTIONS = List.of(
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "countMatches",
            "hasWord",
            "countWords",
            "words",
            "lower",
            "size",
            "lowerAscii",
            "upperAscii",
            "trim",
            "split",
            "join",
            "replace",
            "substring",
            "indexOf",
            "lastIndexOf",
            "charAt",
            "has",
            "all",
            "exists",
            "exists_one",
            "filter",
            "map",
            "int",
            "double",
            "string",
            "bool",
            "timestamp",
            "duration",
            "type",
            "dyn");

    private static final Map<String, String> OTHER_WORDS = Map.of(
            "toLowerCase", "lower",
            "tokens", "words",
            "upper", "upperAscii",
            "toUpperCase", "upperAscii",
            "length", "size",
            "len", "size",
            "includes", "contains",
            "strip", "trim",
            "any", "exists",
            "float", "double");

    private static final Map<String, String> TYPES = Map.of(
            "string", "text", "int", "whole number", "double", "number", "bool", "true/false", "dyn", "any value");

    private final String source;
    private final KnownNames names;

    Explanation(String source, KnownNames names) {
        this.source = source;
        this.names = names;
    }

    boolean isSyntax(CelIssue issue) {
        String message = issue.getMessage();
        return !message.startsWith(UNDECLARED) && !message.startsWith(OVERLOAD) && !message.startsWith(RESULT);
    }

    ExpressionProblem of(CelIssue issue) {
        String message = issue.getMessage();
        int offset = offset(
                issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn());
        if (message.startsWith(UNDECLARED)) {
            return unknown(between(message, UNDECLARED), offset);
        }
        if (message.startsWith(RESULT)) {
            String type = type(between(message, RESULT));
            return at(
                    offset,
                    "a condition gives true or false, this one gives " + type,
                    "compare it, for example with ==");
        }
        if (message.startsWith(OVERLOAD)) {
            return overload(message, offset);
        }
        return syntax(message, offset);
    }

    private ExpressionProblem unknown(String name, int offset) {
        if (offset < source.length() && source.charAt(offset) == '(') {
            String other = OTHER_WORDS.get(name);
            String nearest = other != null ? other : NearestWord.of(name, FUNCTIONS);
            int start = Math.max(0, offset - name.length());
            return at(
                    start,
                    "unknown function '" + name + "'",
                    nearest == null ? "functions are: " + some(FUNCTIONS) : "did you mean '" + nearest + "'?");
        }
        if (name.equals("not")) {
            return at(offset, "unknown name 'not'", "write !(...) for not");
        }
        List<String> words = names.words();
        String nearest = NearestWord.of(name, words);
        return at(
                offset,
                "unknown name '" + name + "'",
                nearest != null ? "did you mean '" + nearest + "'?" : "known names: " + some(words));
    }

    private ExpressionProblem overload(String message, int offset) {
        String function = between(message, OVERLOAD);
        int types = message.indexOf("applied to '");
        String arguments = types < 0 ? "" : between(message.substring(types), "applied to '");
        boolean member = arguments.contains(".(");
        var words = new ArrayList<String>();
        for (String argument : arguments
                .replace(".(", ", ")
                .replace("(", ", ")
                .replace(")", "")
                .split(", ", -1)) {
            if (!argument.isBlank()) {
                words.add(type(argument.strip()));
            }
        }
        String operator = operator(function);
        if (operator.equals("?:")) {
            return at(offset, "the two results of '?:' are not of one type", null);
        }
        String hint = null;
        if (operator.equals("[]")) {
            hint = words.get(0).equals("text") ? "charAt(0) gives the first character of a text" : null;
        } else if (words.contains("text") && (words.contains("number") || words.contains("whole number"))) {
            hint = function.startsWith("_") || function.equals("@in")
                    ? "put quotes around a text, or turn it into a number with double(...)"
                    : "turn a number into text with string(...)";
        } else if (words.size() == 1 && !words.contains("true/false") && operator.equals("!")) {
            hint = "put what is to be negated in parentheses: !(a == b)";
        }
        String what = operator.equals(function) ? "the function '" + function + "'" : "the operator '" + operator + "'";
        if (member && !words.isEmpty()) {
            what += " of " + words.remove(0);
        }
        return at(offset, what + " does not take " + (words.isEmpty() ? "nothing" : String.join(" and ", words)), hint);
    }

    private ExpressionProblem syntax(String message, int offset) {
        if (message.startsWith(TOKEN)) {
            String token = between(message, TOKEN);
            if (token.startsWith("=")) {
                return at(offset, "'=' is not an operator", "write == to compare");
            }
            if (token.startsWith("\"") || token.startsWith("'")) {
                return at(offset, "a text that begins here does not end", "close it with the same quote");
            }
            if (token.startsWith("&") || token.startsWith("|")) {
                return at(offset, "'" + token.charAt(0) + "' is not an operator", "write && for and, || for or");
            }
            if (!token.isEmpty() && Character.isLetter(token.codePointAt(0))) {
                return at(
                        offset,
                        "'" + token + "' can't stand in a name here",
                        "write a column with such a name as " + names.mapOfAll() + "[\"...\"]");
            }
            return at(offset, "'" + token + "' is not expected here", null);
        }
        String word = wordAt(offset);
        if (message.startsWith("reserved identifier")) {
            return at(
                    offset,
                    "'" + word + "' is a word of the language",
                    "write a column with this name as " + names.mapOfAll() + "[\"" + word + "\"]");
        }
        if (message.startsWith("mismatched input") || message.startsWith("extraneous input")) {
            if (offset >= source.length()) {
                return at(offset, "the expression ends too early", "write what is to come after its last operator");
            }
            String hint = switch (word) {
                case "and", "AND" -> "write && for and";
                case "or", "OR" -> "write || for or";
                case "is" -> "write == to compare";
                default -> source.startsWith("not ") ? "write !(...) for not" : null;
            };
            return at(
                    offset,
                    "'" + (word.isEmpty() ? source.substring(offset, offset + 1) : word) + "' is not expected here",
                    hint);
        }
        if (message.startsWith("missing '")) {
            return at(offset, "'" + between(message, "missing '") + "' is missing here", null);
        }
        if (message.startsWith("Expression recursion limit exceeded")) {
            return at(offset, "the expression is nested too deeply", "at most " + Environment.MAX_DEPTH + " levels");
        }
        return at(offset, message, null);
    }

    private String wordAt(int offset) {
        int end = offset;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return source.substring(Math.min(offset, source.length()), end);
    }

    private ExpressionProblem at(int offset, String message, @Nullable String hint) {
        return ExpressionProblem.at(source, offset, message, hint);
    }

    private static String operator(String function) {
        return switch (function) {
            case "@in" -> "in";
            case "_[_]" -> "[]";
            case "_?_:_" -> "?:";
            case "-_" -> "-";
            case "!_" -> "!";
            default ->
                function.startsWith("_") && function.endsWith("_") && function.length() > 2
                        ? function.substring(1, function.length() - 1)
                        : function;
        };
    }

    private static String type(String cel) {
        if (cel.startsWith("list")) {
            return "a list";
        }
        if (cel.startsWith("map")) {
            return "a map";
        }
        return TYPES.getOrDefault(cel, cel);
    }

    /** What stands between a prefix and the next quote. */
    private static String between(String message, String prefix) {
        int end = message.indexOf('\'', prefix.length() + 1);
        return end < 0 ? message.substring(prefix.length()) : message.substring(prefix.length(), end);
    }

    /** The first words of a list. */
    static String some(List<String> words) {
        return words.size() <= 20
                ? String.join(", ", words)
                : String.join(", ", words.subList(0, 20)) + " and " + (words.size() - 20) + " more";
    }

    /** Chars before a line (from 1) and a column (from 0, in code points). */
    private int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = source.indexOf('\n', start);
            if (end < 0) {
                return source.length();
            }
            start = end + 1;
        }
        int left = source.codePointCount(start, source.length());
        return source.offsetByCodePoints(start, Math.max(0, Math.min(column, left)));
    }
}
