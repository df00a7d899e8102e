package io.labelwright.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labelwright.spi.table.TableKind;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.InMemoryInputs;
import io.labelwright.testkit.RecordingSink;
import java.util.Map;

/** What holds for every platform that writes a line of JSON a record. */
public abstract class LinesContract extends ConnectorContract {

    @Override
    protected int records() {
        // An item, its answer as annotation, label and gold; another item.
        return 5;
    }

    @Override
    protected Truncation truncation() {
        return Truncation.BETWEEN_RECORDS;
    }

    @Override
    protected InMemoryInputs toWrite(long seed) {
        return InMemoryInputs.ofClasses("ham", "spam")
                .item("a\n" + seed, "text", "x")
                .items("b")
                .label("b", "spam");
    }

    @Override
    protected void checkReadAgain(InMemoryInputs inputs, RecordingSink read) {
        assertThat(read.fields(TableKind.ITEMS))
                .extracting(fields -> fields.get("id"))
                .containsExactly(inputs.items().ids().get(0), "b");
        assertThat(read.fields(TableKind.LABELS)).containsExactly(label());
    }

    /** The label of the second item, as it is read again. */
    protected Map<String, String> label() {
        return Map.of("item", "b", "label", "spam");
    }
}
