package io.labelwright.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mails of the spam example hold nothing that leads to a person, and its rules do not see what tells the answer.
 */
class SpamExampleTest {

    private static final Path FOLDER = Documentation.ROOT.resolve("docs/examples/spam");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}",
                "[A-Za-z0-9_] ?@ ?[A-Za-z0-9_]",
                "%40",
                "(?i)\\w+ ?[(\\[{<] ?at ?[)\\]}>] ?\\w+",
                "(?i)\\b\\w+ at \\w+ dot \\w+",
                "(?i)\\b[\\w.-]+ at [\\w-]+(\\.[\\w-]+)*\\.(com|net|org|edu|ie|uk|de)\\b"
            })
    void noMailAddressIsLeft(String pattern) throws IOException {
        assertNone(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:\\+?\\d[\\s().-]*){10,}",
                "(?<!\\d)\\d{3}[-.]\\d{4}(?!\\d)",
                "\\(\\d{3}\\)\\s*\\d{3}[-. ]\\d{4}",
                "\\+\\d[\\d ().-]{6,}",
                "1?-?8(00|88|77|66)-[A-Z]"
            })
    void noPhoneNumberIsLeft(String pattern) throws IOException {
        assertNone(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?i)[a-z][a-z0-9+.-]*://[^\\s/?#]*@",
                "/~(?!<user>)",
                "https?://[^\\s<>]*\\?(?!<query>)\\S",
                "\\b\\d{1,3}(\\.\\d{1,3}){3}\\b"
            })
    void noUserPartOfAnAddressIsLeft(String pattern) throws IOException {
        assertNone(pattern);
    }

    @Test
    void theDataStaysSmall() throws IOException {
        assertThat(Files.size(FOLDER.resolve("messages.csv"))).isLessThan(3_000_000L);
    }

    @Test
    void rulesDoNotSeeTheGroupNorTheTruth() throws IOException {
        String rules = Files.readString(FOLDER.resolve("rules.yaml"));
        int from = rules.indexOf("uses: prelabel/rules");

        assertThat(from).isPositive();
        assertThat(rules.substring(from)).doesNotContain("group").doesNotContain("truth");
    }

    /** Ids are ours; what follows the first comma of a record is the sender's. */
    private static void assertNone(String pattern) throws IOException {
        String mails = Files.readString(FOLDER.resolve("messages.csv"), StandardCharsets.UTF_8)
                .replaceAll("(?m)^(easy|hard|spam)[a-z0-9-]*-\\d{5},", "\n");
        assertThat(mails).contains("http://");

        Matcher matcher = Pattern.compile(pattern).matcher(mails);

        assertThat(matcher.find() ? matcher.group() : "")
                .as("what " + pattern + " finds")
                .isEmpty();
    }
}
