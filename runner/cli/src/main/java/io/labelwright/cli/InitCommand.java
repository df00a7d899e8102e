package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.flag;

import io.labelwright.cli.project.NewFolder;
import io.labelwright.cli.project.Template;
import io.labelwright.engine.yaml.NearestWord;
import io.labelwright.engine.yaml.SafeText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code init [TEMPLATE DIR]}: makes a project to begin with, or lists what there is. */
final class InitCommand implements Command {

    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "Makes a small project to begin with; without arguments lists the templates.";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("TEMPLATE")
                .type(String.class)
                .arity("0..1")
                .index("0")
                .description("What to begin with: " + String.join(", ", words()) + ".")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("DIR")
                .type(String.class)
                .arity("0..1")
                .index("1")
                .description("The folder to make. A file that is there is never overwritten.")
                .build());
        spec.addOption(flag("Print one JSON object on stdout; all else goes to stderr.", WorkflowArguments.JSON));
        spec.addOption(flag("Show stack traces.", WorkflowArguments.DEBUG));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        boolean json = WorkflowArguments.has(arguments, WorkflowArguments.JSON);
        String word = arguments.matchedPositionalValue(0, "");
        if (word.isEmpty()) {
            terminal.print(json ? new JsonText().put("templates", words()).text() : list());
            return 0;
        }
        Template template = find(word);
        String given = arguments.matchedPositionalValue(1, "");
        if (given.isEmpty()) {
            throw WorkflowArguments.usage(
                    "init: into which folder?", "for example labelwright init " + word + " my-" + word);
        }
        Path folder = WorkflowArguments.path(given, "DIR");
        Map<String, String> files = template.files();
        new NewFolder(folder).write(files);
        if (json) {
            terminal.print(new JsonText()
                    .put("template", word)
                    .put("folder", folder.toString())
                    .put("files", files.keySet())
                    .text());
        } else {
            String shown = SafeText.escape(folder.toString());
            terminal.print(shown + ": " + String.join(", ", files.keySet())
                    + "\n\nNext; README.md there says more:\n  cd " + shown
                    + "\n  labelwright validate workflow.yaml\n  labelwright run workflow.yaml");
        }
        return 0;
    }

    private static Template find(String word) {
        for (Template template : Template.values()) {
            if (template.word().equals(word)) {
                return template;
            }
        }
        throw WorkflowArguments.usage(
                "init: there is no template " + SafeText.quoted(word), NearestWord.hint(word, words()));
    }

    private static List<String> words() {
        return Arrays.stream(Template.values()).map(Template::word).toList();
    }

    private static String list() {
        var rows = new ArrayList<String[]>();
        for (Template template : Template.values()) {
            rows.add(new String[] {"  " + template.word(), template.summary()});
        }
        return Text.table(rows) + "\n\nlabelwright init TEMPLATE DIR makes one";
    }
}
