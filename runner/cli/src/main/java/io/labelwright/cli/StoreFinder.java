package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.engine.Preparation;
import io.labelwright.engine.store.Store;
import io.labelwright.engine.store.StoreLocation;
import io.labelwright.engine.yaml.SafeText;
import io.labelwright.spi.problem.LabelingException;
import io.labelwright.spi.problem.Problem;
import io.labelwright.spi.problem.StandardError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Finds the store that a command is about: named, of a workflow, or here; and opens it. Never makes one. */
final class StoreFinder {

    private static final String NAME = ".labelwright";
    private static final String FILE = "-f";

    private final WorkflowArguments workflow;

    StoreFinder(WorkflowArguments workflow) {
        this.workflow = workflow;
    }

    static void describe(CommandSpec spec) {
        spec.addOption(one("FILE", "The workflow whose store is meant.", FILE, "--file"));
        spec.addOption(one("DIR", "Folder of the store; default: the one in or below the current folder.", "--store"));
        spec.addOption(one("DIR", "Folder with a file per secret.", "--secrets"));
        spec.addOption(WorkflowArguments.flag("Show stack traces.", WorkflowArguments.DEBUG));
        spec.addOption(WorkflowArguments.flag(
                "Print one JSON object on stdout; all else goes to stderr.", WorkflowArguments.JSON));
    }

    /** Opens the store; what is damaged is told on stderr. */
    Store open(ParseResult arguments, Terminal terminal) {
        StoreLocation location = locate(arguments);
        if (!Store.isStore(location.folder())) {
            throw new LabelingException(
                    StandardError.STORE,
                    null,
                    "there is no store in " + SafeText.escape(location.folder().toString()),
                    "a run makes one; give the folder of another with --store");
        }
        return Store.open(location, (Problem problem) -> terminal.error(SafeText.escape(problem.toString())));
    }

    private StoreLocation locate(ParseResult arguments) {
        String folder = WorkflowArguments.string(arguments, "--store");
        if (folder != null) {
            return StoreLocation.of(WorkflowArguments.path(folder, "--store").toAbsolutePath());
        }
        String file = WorkflowArguments.string(arguments, FILE);
        if (file != null) {
            return Preparation.storeOf(workflow.optionsOf(WorkflowArguments.path(file, FILE), arguments));
        }
        return StoreLocation.of(here(Path.of("").toAbsolutePath()));
    }

    private static Path here(Path folder) {
        if (Store.isStore(folder)) {
            return folder;
        }
        if (Store.isStore(folder.resolve(NAME))) {
            return folder.resolve(NAME);
        }
        var below = new ArrayList<Path>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path child : children) {
                if (Store.isStore(child)) {
                    below.add(child);
                } else if (Store.isStore(child.resolve(NAME))) {
                    below.add(child.resolve(NAME));
                }
            }
        } catch (IOException e) {
            throw WorkflowArguments.usage("can't look for a store in " + folder, "give it with --store DIR");
        }
        Collections.sort(below);
        if (below.size() == 1) {
            return below.get(0);
        }
        throw below.isEmpty()
                ? WorkflowArguments.usage(
                        "there is no store in the current folder or below it",
                        "give it with --store DIR, or its workflow with -f FILE")
                : WorkflowArguments.usage("several stores are below the current folder", "give one: " + list(below));
    }

    private static String list(List<Path> stores) {
        Path here = Path.of("").toAbsolutePath();
        return stores.stream()
                .limit(10)
                .map(store ->
                        "--store " + SafeText.escape(here.relativize(store).toString()))
                .collect(Collectors.joining(", "));
    }
}
