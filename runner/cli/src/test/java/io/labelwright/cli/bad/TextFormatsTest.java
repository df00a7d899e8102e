package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats of labelled texts in whole runs: what is read, what is refused, and files that come back as they were. */
class TextFormatsTest {

    private static final String CONLL = """
            -DOCSTART- -X- -X- O

            EU NNP _ B-ORG
            rejects VBZ _ O
            New JJ _ B-LOC
            York NNP _ I-LOC

            Peter NNP _ B-PER

            -DOCSTART- -X- -X- O

            none NN _ O

            """;

    @TempDir
    private Path folder;

    private Scenario scenario(String stages) {
        return Scenario.in(folder)
                .workflow("workflow: case\nlabels: {task: spans, classes: [PER, LOC, ORG]}\nstages:\n"
                        + stages.stripTrailing().indent(2));
    }

    private Scenario conll(String more) {
        return scenario("""
                - id: names
                  uses: import/conll
                  with: {path: names.conll%s}
                - id: again
                  uses: export/conll
                  with: {path: out/names.conll}
                - id: brat
                  uses: export/brat
                  with: {path: out/brat}
                - id: spacy
                  uses: export/spacy-jsonl
                  with: {path: out/names.jsonl, where: "item.document == '1'"}
                """.formatted(more));
    }

    @Test
    void conllComesBackByteForByteAndGoesToOtherFormats() throws Exception {
        Outcome outcome = conll("").file("names.conll", CONLL).run().done();

        assertThat(outcome.text("out/names.conll")).isEqualTo(CONLL);
        assertThat(outcome.text("out/brat/1.1.ann")).isEqualTo("T1\tORG 0 2\tEU\nT2\tLOC 11 19\tNew York\n");
        assertThat(outcome.text("out/brat/2.1.ann")).isEmpty();
        assertThat(outcome.text("out/names.jsonl")).isEqualTo("""
                {"text":"EU rejects New York","entities":[[0,2,"ORG"],[11,19,"LOC"]],"meta":{"id":"1.1"}}
                {"text":"Peter","entities":[[0,5,"PER"]],"meta":{"id":"1.2"}}
                """);
        assertThat(outcome.count("labelled")).isEqualTo(3);
        conll("").run().done();
    }

    @Test
    void badTagsEndTheRunOrAreCounted() {
        String bad = CONLL.replace("Peter NNP _ B-PER", "Peter NNP _ I-PER");
        conll("")
                .file("names.conll", bad)
                .run()
                .failed("names", "names.conll:8", "I-PER goes on with a name that does not begin in the line before");

        Outcome rejected = conll(", on_bad_row: reject").run().done();
        assertThat(rejected.count("rejected")).isEqualTo(1);
        assertThat(rejected.text("out/names.conll")).doesNotContain("Peter");
    }

    @Test
    void bratFoldersComeBackAndLinesThatDoNotFitAreNamed() throws Exception {
        Scenario scenario = scenario("""
                        - id: documents
                          uses: import/brat
                          with: {path: corpus, on_bad_row: reject}
                        - id: again
                          uses: export/brat
                          with: {path: out/corpus}
                        - id: refused
                          uses: export/csv
                          with: {table: rejects, path: out/rejects.csv, columns: [file, line, text]}
                        """)
                .file("corpus/a/1.txt", "\ud83d\ude00 Ann in\nRome")
                .file("corpus/a/1.ann", "T7\tPER 2 5\tAnn\nT8\tLOC 9 13\tRome\nR1\tIn Arg1:T7 Arg2:T8\n")
                .file("corpus/b/1.txt", "Bob")
                .file("corpus/b/1.ann", "T1\tPER 0 3\tBib\n")
                .file("corpus/c.txt", "not seen");

        Outcome outcome = scenario.run().done();

        assertThat(outcome.text("out/corpus/a/1.txt")).isEqualTo("\ud83d\ude00 Ann in\nRome");
        assertThat(outcome.text("out/corpus/a/1.ann")).isEqualTo("T1\tPER 2 5\tAnn\nT2\tLOC 9 13\tRome\n");
        assertThat(outcome.text("out/corpus/annotation.conf")).startsWith("[entities]\nPER\nLOC\nORG\n");
        assertThat(outcome.text("out/corpus/c.txt")).isEqualTo("not seen");
        assertThat(Files.exists(folder.resolve("out/corpus/b/1.ann"))).isFalse();
        assertThat(Files.exists(folder.resolve("out/corpus/c.ann"))).isFalse();
        assertThat(outcome.text("out/rejects.csv")).isEqualTo("file,line,text\ncorpus/b/1.ann,1,T1\tPER 0 3\tBib\n");
        assertThat(outcome.count("unresolved")).isEqualTo(2);
    }

    @Test
    void anExportThatCantHoldALabelWritesNothing() {
        scenario("""
                - id: documents
                  uses: import/brat
                  with: {path: corpus}
                - id: out
                  uses: export/conll
                  with: {path: out/names.conll}
                """)
                .file("corpus/1.txt", "Anna")
                .file("corpus/1.ann", "T1\tPER 0 3\tAnn\n")
                .file("corpus/2.txt", "open")
                .run()
                .failed(
                        "out",
                        "item '1' can't be written as tags: the span PER from 0 to 3 'Ann' does not begin and end with a"
                                + " token",
                        "item '2' has no label");
        assertThat(folder.resolve("out/names.conll")).doesNotExist();
    }

    @Test
    void aTableWithoutLabelsOfTextsIsRefusedBeforeAnythingRuns() {
        conll("").file("names.conll", CONLL);
        scenario("""
                - id: names
                  uses: import/conll
                  with: {path: names.conll}
                - id: out
                  uses: export/brat
                  with: {path: out/brat, table: items}
                """).run().invalid("this format holds labels, gold or annotations, not items");
    }
}
