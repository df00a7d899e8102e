package io.labelwright.observe;

import io.labelwright.engine.Engine;
import io.labelwright.engine.Options;
import io.labelwright.engine.Preparation;
import io.labelwright.engine.run.Cancellation;
import io.labelwright.engine.run.RunListener;
import io.labelwright.engine.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small workflow of a few answers, run in this process. */
public final class ExampleRun {

    private ExampleRun() {}

    /** Writes the workflow and its data into a folder; gives its file. */
    public static Path write(Path folder) throws IOException {
        Files.writeString(folder.resolve("answers.csv"), "i,w,l\n1,a,yes\n1,b,yes\n2,a,no\n2,b,no\n");
        return Files.writeString(folder.resolve("w.yaml"), """
                workflow: demo
                description: yes or no
                labels: {task: classification, classes: ["yes", "no"]}
                stages:
                  - id: answers
                    uses: import/csv
                    with: {path: answers.csv, annotations: {item: i, annotator: w, label: l}}
                  - id: agreed
                    uses: consensus/majority-vote
                  - id: out
                    uses: export/csv
                    with: {table: labels, path: out/labels.csv}
                """);
    }

    /** Runs it. */
    public static RunReport run(Path workflow, RunListener listener) {
        try (var engine = Engine.of(Preparation.of(Options.of(workflow)), listener, new Cancellation())) {
            return engine.run();
        }
    }
}
