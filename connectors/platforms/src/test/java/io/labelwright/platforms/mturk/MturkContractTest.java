package io.labelwright.platforms.mturk;

import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.testkit.ConnectorContract;
import io.labelwright.testkit.LargeText;
import java.io.InputStream;
import java.util.Map;

final class MturkContractTest extends ConnectorContract {

    @Override
    protected SourceFactory<MturkImportConfig> sourceFactory() {
        return new MturkImportFactory();
    }

    @Override
    protected Map<String, byte[]> sample() {
        return file("batch.csv", """
                "HITId","WorkerId","Input.text","Answer.kind"
                "h1","w1","a, ""b"" \u00fc","ham"
                "h2","w2","c","spam"
                """);
    }

    @Override
    protected int records() {
        // Of each row an item, an annotation, a label and gold.
        return 8;
    }

    @Override
    protected Truncation truncation() {
        return Truncation.INSIDE_THE_LAST_RECORD;
    }

    @Override
    protected InputStream large(int count) {
        return LargeText.of(
                count + 1,
                row -> row == 0 ? "HITId,WorkerId,Input.text,Answer.kind\n" : "h" + row + ",,text " + row + ",\n");
    }
}
