package io.labelwright.prelabel.rules;

import io.labelwright.spi.describe.Cel;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Default;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.FieldName;
import io.labelwright.spi.describe.InputPath;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.Range;
import io.labelwright.spi.expression.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One rule: where its condition holds it gives its label, elsewhere it abstains.
 *
 * @param id letters a to z, digits, {@code _} and {@code -}
 * @param when the condition over an item's fields
 * @param keywords path of a list of words; where it is given one of them must stand in the field, too
 * @param field the field in which the words are looked for; null for the text
 * @param label the class that it gives
 * @param confidence how sure it is, 0 to 1; null when it does not say
 */
public record Rule(
        @Doc("Name of the rule, of a-z, 0-9, _ and -; its annotator is STAGE/ID.")
        String id,

        @Doc("CEL condition over the item's fields; where it is true the rule answers, elsewhere it abstains.")
        @Default("true")
        @Cel(Scope.ITEM)
        String when,

        @Doc("File with a word or phrase a line, UTF-8: the rule answers only where one of them stands in the text as"
                + " a word. Capitals do not count; a line that begins with # and a blank is a remark.")
        @Optional
        @InputPath
        @Nullable
        String keywords,

        @Doc("Field in which keywords are looked for. Default: text.") @Optional @FieldName @Nullable
        String field,

        @Doc("Class that the rule answers.") @ClassName String label,

        @Doc("How sure the rule is, from 0 to 1; written to the confidence of its answers.")
        @Optional
        @Range(min = 0, max = 1)
        @Nullable
        Double confidence) {

    public Rule {
        if (id.isEmpty() || !id.chars().allMatch(Rule::allowed)) {
            throw new IllegalArgumentException(
                    "the rule id '" + id + "' is not made of a-z, 0-9, _ and - alone; its annotator is named after it");
        }
        if (field != null && keywords == null) {
            throw new IllegalArgumentException(
                    "rule '" + id + "' has a field and no keywords: field says where keywords are looked for");
        }
        if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException(
                    "the confidence of rule '" + id + "' is " + confidence + ", not between 0 and 1");
        }
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
