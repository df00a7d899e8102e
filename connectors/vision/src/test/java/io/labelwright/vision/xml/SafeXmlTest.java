package io.labelwright.vision.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labelwright.testkit.MemoryInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeXmlTest {

    @Test
    void everyDoctypeIsRefusedBeforeAnythingIsRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        String external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>";
        String dtd = "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>";
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        for (String text : new String[] {external, dtd, bomb + "]><a>&l29;</a>", "<!DOCTYPE a><a/>"}) {
            long before = System.nanoTime();

            assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(XmlProblem.class)
                    .hasMessageContaining("DOCTYPE")
                    .hasMessageNotContaining("secret");
            assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
        }
    }

    @Test
    void anEntityThatNobodyDeclaredIsNoText() {
        assertThatThrownBy(() -> read("<a>&x;</a>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XmlProblem.class);
    }

    @Test
    void depthIsBounded() throws Exception {
        assertThat(read(("<a>".repeat(63) + "<a>x</a>" + "</a>".repeat(63)).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThatThrownBy(() -> read("<a>".repeat(200_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XmlProblem.class)
                .hasMessageContaining("64 levels");
    }

    @Test
    void problemsHaveTheirPlaceInNoLanguage() {
        assertThatThrownBy(() -> read("<a>\n<</a>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(XmlProblem.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.reason()).isEqualTo("no well-formed XML here, or the file was cut off");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "iso-8859-1", "utf-16", "windows-1252"})
    void theEncodingIsThatOfTheDeclaration(String encoding) throws Exception {
        String text = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><a>gr\u00fc\u00df</a>";

        assertThat(read(text.getBytes(Charset.forName(encoding)))).isEqualTo("gr\u00fc\u00df");
    }

    @Test
    void bytesThatAreNoTextAreAProblem() {
        byte[] bytes = "<a>x</a>".getBytes(StandardCharsets.UTF_8);
        bytes[3] = (byte) 0xFF;

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(XmlProblem.class);
    }

    @Test
    void whatIsCutOffNeverPasses() {
        byte[] bytes = "<?xml version=\"1.0\"?><a><b c='d'>x</b></a>".getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(XmlProblem.class);
        }
    }

    @Test
    void textsComeBackAsTheyWereWritten() throws Exception {
        String text = " a\t\n\r\r\n<&>\"']]> \ud83d\ude00 a\u0301 \u05d0\u202e\u2028\u0085 ";
        var bytes = new ByteArrayOutputStream();
        var out = new XmlOutput(bytes);
        out.begin("a").element("t", text).empty("t", "v", text).end().flush();

        try (SafeXml xml = SafeXml.open(new MemoryInput("a.xml", bytes.toByteArray()))) {
            assertThat(xml.root()).isEqualTo("a");
            assertThat(xml.child()).isEqualTo("t");
            assertThat(xml.rawText()).isEqualTo(text);
            assertThat(xml.child()).isEqualTo("t");
            assertThat(xml.attribute("v")).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\ufffe", "\ud800", "\ude00x"})
    void charactersThatXmlHasNotAreRefused(String text) {
        assertThatThrownBy(() -> new XmlOutput(new ByteArrayOutputStream()).element("a", text))
                .hasMessageContaining("XML can't hold");
    }

    /** The text of the root. */
    private static String read(byte[] bytes) throws IOException, XmlProblem {
        var input = new MemoryInput("a.xml", bytes);
        try (SafeXml xml = SafeXml.open(input)) {
            xml.root();
            if (new String(bytes, StandardCharsets.ISO_8859_1).contains("a><")) {
                for (String name = xml.child(); name != null; name = xml.child()) {
                    xml.skip();
                }
                xml.finish();
                return "";
            }
            String text = xml.text();
            xml.finish();
            return text;
        } finally {
            assertThat(input.unclosed()).isZero();
        }
    }
}
