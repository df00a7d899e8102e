package io.labelwright.cli;

import static io.labelwright.cli.WorkflowArguments.one;

import io.labelwright.cli.review.AnswerFile;
import io.labelwright.cli.review.Format;
import io.labelwright.engine.review.GivenAnswer;
import io.labelwright.engine.review.Receipt;
import io.labelwright.spi.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code review import FILE ANSWERS}: takes the answers of people from a file, all of them or none. */
final class ReviewImportCommand implements Command {

    private final ReviewDeskOpener opener;

    ReviewImportCommand(WorkflowArguments workflow) {
        this.opener = new ReviewDeskOpener(workflow);
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "Takes the answers of people from a file; when a row is wrong, none. The same file may come again.";
    }

    @Override
    public void describe(CommandSpec spec) {
        ReviewDeskOpener.describe(
                spec, "The file with answers: item, annotator, label, and if wanted verdict, note, time.");
        spec.addOption(one("STAGE", "The stage that asked, for answers that don't say it.", "--stage"));
        spec.addOption(one("NAME", "Who answered, for answers that don't say it.", "--annotator"));
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal) {
        Path file = ReviewDeskOpener.file(arguments);
        Format format = ReviewDeskOpener.format(arguments);
        return opener.open(arguments, terminal, (desk, preparation, shown) -> {
            var reader = new AnswerFile(preparation.plugins(), WorkflowArguments.string(arguments, "--annotator"));
            List<GivenAnswer> given = reader.read(file, format);
            Receipt receipt = desk.take(given, WorkflowArguments.string(arguments, "--stage"));
            shown.show(receipt.warnings());
            if (WorkflowArguments.has(arguments, WorkflowArguments.JSON)) {
                terminal.print(new JsonText()
                        .put("taken", receipt.taken())
                        .put("corrections", receipt.corrections())
                        .put("known", receipt.known())
                        .put("empty", receipt.empty())
                        .put(
                                "warnings",
                                receipt.warnings().stream()
                                        .map(Problem::message)
                                        .toList())
                        .text());
            } else {
                terminal.print(text(receipt));
            }
            return 0;
        });
    }

    private static String text(Receipt receipt) {
        var text = new StringBuilder(Text.count(receipt.taken(), "answer")).append(" taken");
        if (receipt.corrections() > 0) {
            text.append(" (")
                    .append(Text.count(receipt.corrections(), "correction"))
                    .append(')');
        }
        if (receipt.known() > 0) {
            text.append(", ").append(receipt.known()).append(" known already");
        }
        if (receipt.empty() > 0) {
            text.append(", ").append(Text.count(receipt.empty(), "row")).append(" without an answer");
        }
        return text.append("; they are in the store").toString();
    }
}
