import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made golden-tokens.txt with the reference tokenizer (Hugging Face tokenizers, by ai.djl.huggingface:tokenizers:0.36.0
 * with ai.djl:api, Gson and slf4j-api) and the tokenizer.json of the model:
 *
 * <pre>java -cp JARS GoldenTokens.java all-minilm-l6-v2-q-tokenizer.json golden-tokens.txt</pre>
 *
 * A line has the token ids, a tab, and the text with escapes as in Java.
 */
public class GoldenTokens {

    private static final List<String> TEXTS = List.of(
            "",
            "   ",
            "hello world",
            "Hello, World!",
            "You won a PRIZE!!! Call 0800-123-456 now, it's £1,000.",
            "unaffable embeddings tokenization",
            "na\u00efve caf\u00e9 r\u00e9sum\u00e9 \u00c5ngstr\u00f6m \u0141\u00f3d\u017a",
            "e\u0301 a\u0308 o\u0302\u0323",
            "\u00df \u1e9e Stra\u00dfe GRO\u00df",
            "\u0130stanbul \u0131\u015f\u0131k",
            "\u039f\u0394\u039f\u03a3 \u03bf\u03b4\u03cc\u03c2 \u03a3",
            "\u043f\u0440\u0438\u0432\u0435\u0442 \u041c\u0418\u0420 \u0439 \u0451",
            "\u514d\u8d39\u624b\u673a free\u514d\u8d39phone",
            "\u3053\u3093\u306b\u3061\u306f \u30ab\u30bf\u30ab\u30ca \u304c \u30d1",
            "\ubb34\ub8cc \ud55c\uad6d\uc5b4",
            "\u0e1f\u0e23\u0e35 \u0e02\u0e2d\u0e07",
            "\u0627\u0644\u0639\u0631\u0628\u064a\u0651\u0629 \u05e9\u05dc\u05d5\u05dd \u0939\u093f\u0928\u094d\u0926\u0940",
            "I \u2764\ufe0f it \ud83d\ude00\ud83d\udc4d\ud83c\udffd \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "new emoji \ud83e\udee0 \ud83e\udef6 \ud83e\ude77 end",
            "\ud83d\ude00",
            "tab\tnew\nline\r\nnbsp\u00a0em\u2003ideographic\u3000end",
            "zero\u200bwidth soft\u00adhyphen bom\ufeff nul\u0000 bell\u0007 del\u007f fffd\ufffd",
            "private\ue000use \udb80\udc00 lone",
            "\u201cquotes\u201d \u2018single\u2019 \u2013 \u2014 \u2026 \u00ab\u00bb \u00bf\u00a1 \u3002\u3001",
            "$100 <tag> a^b `code` |x| ~ + = \u20ac \u00a7 \u00b6 \u00a9 \u2122 \u00bd \u00b2 \u2160",
            "under_score camelCase snake_case kebab-case a.b.c http://www.example.com/?q=1&r=2",
            "user@example.com #tag @name C++ 3.14 1e-5 10%",
            "\ufb01nd \uff21\uff22\uff23 \u2460",
            "CJK ext \ud840\udc00 \ud869\uded6 compat \uf900 \ud87e\udc00",
            "x".repeat(99) + " " + "y".repeat(100) + " " + "z".repeat(101),
            "a".repeat(2000),
            "pneumonoultramicroscopicsilicovolcanoconiosis",
            "\u0301\u0301",
            "a\u0301\u0301b",
            "\u1100\u1161 \uac00",
            "word ".repeat(300),
            "\u514d".repeat(200),
            "!".repeat(200),
            "one two three four five six seven eight nine ten ".repeat(13),
            "\u2028line\u2029para\u0085next\u000bvt\u000cff\u001cfs",
            "\u180e\u2060\u061c\u200e\u200f\u202a\u202e\ufff9",
            "\u00aa\u00ba\u02b0\u1d43\u02bc",
            "\u0660\u0661\u0662 \u0966 \u0e51",
            "Don't can't I'm they're o'clock");

    public static void main(String[] arguments) throws Exception {
        var texts = new ArrayList<>(TEXTS);
        // Characters at random, most of them of scripts that are written.
        int[][] ranges = {
            {0x20, 0x7e}, {0xa0, 0x24f}, {0x250, 0x2ff}, {0x300, 0x36f}, {0x370, 0x3ff}, {0x400, 0x52f}, {0x590, 0x6ff},
            {0x900, 0xdff}, {0xe00, 0xeff}, {0x1e00, 0x1fff}, {0x2000, 0x2bff}, {0x3000, 0x30ff}, {0x4e00, 0x4fff},
            {0xac00, 0xadff}, {0xfb00, 0xfdff}, {0xff00, 0xffef}, {0x1f300, 0x1f6ff}
        };
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            var text = new StringBuilder();
            int words = 1 + random.nextInt(8);
            for (int w = 0; w < words; w++) {
                int[] range = ranges[random.nextInt(ranges.length)];
                int length = 1 + random.nextInt(8);
                for (int c = 0; c < length; c++) {
                    int point = range[0] + random.nextInt(range[1] - range[0] + 1);
                    // Of characters that Unicode 13 does not have every library knows something else.
                    text.appendCodePoint(Character.isDefined(point) ? point : 'x');
                }
                text.append(w + 1 < words ? " " : "");
            }
            texts.add(text.toString());
        }
        Path model = Path.of(arguments[0]);
        try (var tokenizer = HuggingFaceTokenizer.newInstance(
                        model, Map.of("padding", "false", "truncation", "true", "maxLength", "128"));
                var out = new PrintStream(Files.newOutputStream(Path.of(arguments[1])), true, StandardCharsets.UTF_8)) {
            for (String text : texts) {
                var line = new StringBuilder();
                for (long id : tokenizer.encode(text).getIds()) {
                    line.append(line.length() == 0 ? "" : " ").append(id);
                }
                out.print(line.append('\t').append(escaped(text)).append('\n'));
            }
        }
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(c < 0x20 || c > 0x7e || c == '\\' ? "\\u%04x".formatted((int) c) : Character.toString(c));
        }
        return escaped.toString();
    }
}
