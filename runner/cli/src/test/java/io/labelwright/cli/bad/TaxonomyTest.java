package io.labelwright.cli.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data with the classes of another taxonomy. */
class TaxonomyTest {

    private static final String VOTES = """
            item,annotator,label
            1,ann,junk
            1,ben,advert
            1,cem,personal
            2,ann,personal
            2,ben,personal
            3,ann,test-7
            """;

    private static final String MAP = "{map: {junk: spam, advert: spam, personal: ham}, drop: ['test-*']}";

    @TempDir
    private Path folder;

    private Scenario scenario(String classes, String with, String needs) {
        return Scenario.in(folder).file("answers.csv", VOTES).workflow(classes, """
                        - id: old
                          uses: import/csv
                          with: {path: answers.csv, annotations: {}}
                        - id: translated
                          uses: taxonomy/map
                          with: %s
                        - {id: agreed, uses: consensus/majority-vote, needs: [%s]}
                        - id: out
                          uses: export/csv
                          with: {table: labels, path: out/labels.csv}
                        """.formatted(with, needs));
    }

    @Test
    void answersInOldClassesAreTranslatedBeforeTheyAreCounted() {
        Outcome outcome = scenario("ham, spam", MAP, "translated").run().done();

        assertThat(outcome.labels()).containsExactly("1,spam,labelled", "2,ham,labelled", "3,,unresolved");
        assertThat(outcome.count("annotations")).isEqualTo(6);
        assertThat(outcome.stage("translated")
                        .path("facts")
                        .path("annotations_dropped")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anotherMapRunsOnlyWhatItChanges() {
        scenario("ham, spam", MAP, "translated").run().done();
        Outcome outcome = scenario("ham, spam", MAP.replace("advert: spam", "advert: ham"), "translated")
                .run()
                .done();

        assertThat(outcome.status("old")).isEqualTo("cached");
        assertThat(outcome.status("translated")).isEqualTo("ran");
        assertThat(outcome.labels()).contains("1,ham,labelled");
    }

    @Test
    void whoeverReadsPastTheTranslationIsNamed() {
        scenario("ham, spam", MAP, "old")
                .run()
                .invalid("stage 'agreed' reads annotations of 'old' as they were imported", "let it need 'translated'");
    }

    @Test
    void bothTogetherAreTheTranslatedOnes() {
        Outcome outcome = scenario("ham, spam", MAP, "old, translated").run().done();

        assertThat(outcome.labels()).contains("1,spam,labelled");
    }

    @Test
    void aClassThatTheMapDoesNotNameIsRefusedWithItsLine() {
        scenario("ham, spam", MAP.replace("test-*", "tests-*"), "translated")
                .run()
                .failed("old", "answers.csv:7", "'test-7'");
    }

    @Test
    void withUnmappedDropAnyClassMayComeAndIsGone() {
        Outcome outcome = scenario("ham, spam", "{map: {junk: spam, advert: spam}, unmapped: drop}", "translated")
                .run()
                .done();

        assertThat(outcome.labels()).containsExactly("1,spam,labelled", "2,,unresolved", "3,,unresolved");
    }

    @Test
    void unmappedIsErrorKeepOrDrop() {
        scenario("ham, spam", "{map: {junk: spam}, unmapped: dorp}", "translated")
                .run()
                .invalid("'dorp'", "did you mean 'drop'?");
    }

    @Test
    void newClassesMustBeOfTheWorkflow() {
        scenario("ham, spam", MAP.replace("junk: spam", "junk: spma"), "translated")
                .run()
                .invalid("'spma'", "did you mean 'spam'?");
        scenario("ham, spam", "{split: [{from: junk, to: hma}]}", "translated")
                .run()
                .invalid("'hma'", "did you mean 'ham'?");
    }

    @Test
    void classesFromTheDataCanNotBeTranslatedTo() {
        Scenario.in(folder)
                .file("answers.csv", VOTES)
                .workflow("""
                        workflow: case
                        labels: {task: classification, classes: from_data}
                        stages:
                          - {id: old, uses: import/csv, with: {path: answers.csv, annotations: {}}}
                          - {id: translated, uses: taxonomy/map, with: {map: {junk: spam}}}
                        """)
                .run()
                .invalid("flow.yaml:5:", "needs to know the classes that it translates to", "classes: from_data");
    }

    @Test
    void labelsOfPeopleStayFixed() {
        Outcome outcome = Scenario.in(folder)
                .file("answers.csv", VOTES)
                .file("labels.csv", "item,label,annotator\n1,personal,dora\n")
                .workflow("ham, spam", """
                        - {id: old, uses: import/csv, with: {path: answers.csv, annotations: {}}}
                        - id: given
                          uses: import/csv
                          with: {path: labels.csv, labels: {annotator: annotator}}
                        - {id: translated, uses: taxonomy/map, with: %s}
                        - {id: agreed, uses: consensus/majority-vote}
                        - {id: out, uses: export/csv, with: {table: labels, path: out/labels.csv}}
                        """.formatted(MAP))
                .run()
                .done();

        assertThat(outcome.labels()).contains("1,ham,labelled");
        assertThat(outcome.text("out/labels.csv")).contains("1,ham,1.0,labelled,given,given by dora");
    }
}
