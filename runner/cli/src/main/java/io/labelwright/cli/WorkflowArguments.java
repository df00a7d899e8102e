package io.labelwright.cli;

import io.labelwright.engine.Options;
import io.labelwright.engine.plan.Access;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.StandardError;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The arguments that several commands take, and how they become the engine's options. */
final class WorkflowArguments {

    static final String JSON = "--json";
    static final String DEBUG = "--debug";

    private static final String MOST = "--max-download";
    private static final String PLUGINS_VARIABLE = "LABELWRIGHT_PLUGINS";

    private final Map<String, String> environment;

    WorkflowArguments(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The environment of the program. */
    Map<String, String> environment() {
        return environment;
    }

    /** Adds what every command on a workflow file takes. */
    static void describeFile(CommandSpec spec) {
        describeText(spec);
        spec.addOption(one("DIR", "Folder of the store; default: .labelwright beside the file.", "--store"));
        spec.addOption(many("DIR", "Let the workflow write files to this folder, too.", "--allow-write"));
        spec.addOption(
                many("HOST", "Let the workflow reach this host (HOST, HOST:PORT, s3://BUCKET).", "--allow-host"));
        spec.addOption(one(
                "MIB", "How large a file on a server may be; default: " + (Access.MOST_DOWNLOAD >> 20) + ".", MOST));
        describePlugins(spec);
        spec.addOption(flag("Print one JSON object on stdout; all else goes to stderr.", JSON));
    }

    /** Adds what a command takes that looks at the text of a workflow file only. */
    static void describeReading(CommandSpec spec) {
        describeText(spec);
        spec.addOption(flag("Show stack traces.", DEBUG));
    }

    private static void describeText(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(String.class)
                .arity("1")
                .index("0")
                .required(true)
                .description("The workflow file.")
                .build());
        spec.addOption(many("K=V", "Give a variable of the workflow another value; may be repeated.", "--set"));
        spec.addOption(many("DIR", "Let the workflow read files of this folder, too.", "--allow-read"));
        spec.addOption(one("DIR", "Folder with a file per secret.", "--secrets"));
    }

    /** Adds what every command that looks for strategies takes. */
    static void describePlugins(CommandSpec spec) {
        spec.addOption(many(
                "DIR", "Folder with plug-ins, beside those in LABELWRIGHT_PLUGINS; may be repeated.", "--plugins"));
        spec.addOption(flag("Show stack traces.", DEBUG));
    }

    static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    static OptionSpec one(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    static OptionSpec many(String label, String description, String... names) {
        return OptionSpec.builder(names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .description(description)
                .build();
    }

    static boolean has(ParseResult arguments, String flag) {
        return arguments.hasMatchedOption(flag);
    }

    /** The options of the engine that the arguments stand for. */
    Options options(ParseResult arguments) {
        return new Options(
                path(arguments.matchedPositionalValue(0, ""), "FILE"),
                variables(strings(arguments, "--set")),
                optionalPath(arguments, "--store"),
                threads(arguments),
                new LinkedHashSet<>(strings(arguments, "--rerun")),
                !has(arguments, "--no-wait"),
                !has(arguments, "--no-data"),
                paths(arguments, "--allow-read"),
                paths(arguments, "--allow-write"),
                strings(arguments, "--allow-host"),
                mostDownload(arguments),
                plugins(arguments),
                optionalPath(arguments, "--secrets"));
    }

    /** Options for a command that only looks at a workflow's file. */
    Options optionsOf(Path file, ParseResult arguments) {
        Options plain = Options.of(file);
        return new Options(
                file,
                plain.set(),
                null,
                plain.threads(),
                plain.rerun(),
                plain.waitForStore(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                optionalPath(arguments, "--secrets"));
    }

    /** Folders with plug-ins: that of the distribution, those of the environment, those of the command line. */
    List<Path> plugins(ParseResult arguments) {
        var folders = new ArrayList<Path>();
        Path own = distributionPlugins();
        if (own != null) {
            folders.add(own);
        }
        String listed = environment.getOrDefault(PLUGINS_VARIABLE, "");
        int start = 0;
        while (start < listed.length()) {
            int end = listed.indexOf(File.pathSeparatorChar, start);
            end = end < 0 ? listed.length() : end;
            if (end > start) {
                folders.add(path(listed.substring(start, end), PLUGINS_VARIABLE));
            }
            start = end + 1;
        }
        folders.addAll(paths(arguments, "--plugins"));
        return folders;
    }

    /** The folder {@code plugins/} beside the jar; null when the program does not run from one. */
    private static @Nullable Path distributionPlugins() {
        Path distribution = distribution();
        Path folder = distribution == null ? null : distribution.resolve("plugins");
        return folder != null && Files.isDirectory(folder) ? folder : null;
    }

    /** The folder of the jar that the program runs from; null when it runs from none. */
    static @Nullable Path distribution() {
        CodeSource source = Main.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return null;
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? jar.getParent() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static Map<String, String> variables(List<String> pairs) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                throw usage("--set takes NAME=VALUE, not " + SafeText.quoted(pair), "for example --set budget=50");
            }
            variables.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return variables;
    }

    private static long mostDownload(ParseResult arguments) {
        String given = string(arguments, MOST);
        if (given == null) {
            return Access.MOST_DOWNLOAD;
        }
        boolean digits = !given.isEmpty() && given.length() <= 9;
        for (int i = 0; i < given.length(); i++) {
            digits &= given.charAt(i) >= '0' && given.charAt(i) <= '9';
        }
        if (!digits) {
            throw usage(MOST + " takes a whole number of MiB, not " + SafeText.quoted(given), null);
        }
        return Long.parseLong(given) << 20;
    }

    private static int threads(ParseResult arguments) {
        String given = string(arguments, "--threads");
        if (given == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        boolean digits = !given.isEmpty() && given.length() <= 4;
        for (int i = 0; i < given.length(); i++) {
            digits &= given.charAt(i) >= '0' && given.charAt(i) <= '9';
        }
        int threads = digits ? Integer.parseInt(given) : 0;
        if (threads < 1) {
            throw usage("--threads takes a whole number from 1 to 9999, not " + SafeText.quoted(given), null);
        }
        return threads;
    }

    static @Nullable String string(ParseResult arguments, String option) {
        return arguments.matchedOptionValue(option, (String) null);
    }

    private static List<String> strings(ParseResult arguments, String option) {
        return arguments.matchedOptionValue(option, List.of());
    }

    private static List<Path> paths(ParseResult arguments, String option) {
        return strings(arguments, option).stream()
                .map(given -> path(given, option))
                .toList();
    }

    private static @Nullable Path optionalPath(ParseResult arguments, String option) {
        String given = string(arguments, option);
        return given == null ? null : path(given, option);
    }

    static Path path(String given, String argument) {
        try {
            if (!given.isEmpty()) {
                return Path.of(given);
            }
        } catch (InvalidPathException e) {
            throw usage(argument + " is no path: " + e.getMessage(), null);
        }
        throw usage(argument + " is empty", null);
    }

    static LabelingException usage(String message, @Nullable String hint) {
        return new LabelingException(StandardError.USAGE, null, message, hint);
    }
}
