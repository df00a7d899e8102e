package io.labelwright.platforms.toloka;

import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.LargeText;
import java.io.InputStream;
import java.util.Map;

final class TolokaContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<TolokaImportConfig> sourceFactory() {
        return new TolokaImportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("pool.tsv", """
                INPUT:id\tINPUT:text\tOUTPUT:kind\tGOLDEN:kind\tASSIGNMENT:worker_id\tASSIGNMENT:link
                t1\ta \u00fc\tham\tspam\tw1\tl
                t2\tc\tspam\t\tw2\tl
                """);
    }

    @Override
    protected int records() {
        // Of each row an item, an annotation and a label; of the first also gold.
        return 7;
    }

    @Override
    protected Truncation truncation() {
        return Truncation.INSIDE_THE_LAST_RECORD;
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of(
                count + 1,
                row -> row == 0
                        ? "INPUT:id\tINPUT:text\tOUTPUT:kind\tASSIGNMENT:worker_id\n"
                        : "t" + row + "\ttext " + row + "\t\t\n");
    }
}
