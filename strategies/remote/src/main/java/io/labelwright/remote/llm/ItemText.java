package io.labelwright.remote.llm;

import io.labelwright.math.text.ItemTexts;
import io.labelwright.spi.Inputs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an item is sent. Characters that people do not see and models read are left out: tags of the block E0000,
 * marks that turn the direction of writing, and controls.
 */
final class ItemText {

    private final List<String> fields;
    private final List<ItemTexts> texts;
    private final int most;

    private ItemText(List<String> fields, List<ItemTexts> texts, int most) {
        this.fields = fields;
        this.texts = texts;
        this.most = most;
    }

    /**
     * The texts in some fields.
     *
     * @param most characters of an item
     */
    static ItemText of(Inputs in, List<String> fields, int most) {
        return new ItemText(
                fields,
                fields.stream().map(field -> ItemTexts.of(in, List.of(field))).toList(),
                most);
    }

    /**
     * A text as it is sent.
     *
     * @param hidden whether something was left out of it that people do not see
     * @param cut whether it was too long
     */
    record Shown(String text, boolean hidden, boolean cut) {}

    /** What of an item is sent; null when it has no text. */
    @Nullable
    Shown of(int item) {
        var whole = new StringBuilder();
        for (int f = 0; f < texts.size(); f++) {
            String value = texts.get(f).joined(item);
            if (value == null) {
                continue;
            }
            if (texts.size() > 1) {
                whole.append(whole.isEmpty() ? "" : "\n").append(fields.get(f)).append(": ");
            }
            whole.append(value);
        }
        if (whole.isEmpty()) {
            return null;
        }
        var shown = new StringBuilder(whole.length());
        whole.codePoints().filter(point -> !isHidden(point)).forEach(shown::appendCodePoint);
        boolean hidden = shown.length() < whole.length();
        boolean cut = shown.codePointCount(0, shown.length()) > most;
        if (cut) {
            shown.setLength(shown.offsetByCodePoints(0, most));
        }
        return shown.isEmpty() ? null : new Shown(shown.toString(), hidden, cut);
    }

    private static boolean isHidden(int point) {
        return (point >= 0xE0000 && point <= 0xE007F)
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || (point < 0x20 && point != '\n' && point != '\t' && point != '\r')
                || (point >= 0x7F && point < 0xA0);
    }
}
