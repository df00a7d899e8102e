package io.labelwright.jdbc;

import io.labelwright.spi.connect.Source;
import io.labelwright.spi.connect.SourceFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link JdbcSource}. */
@StrategyInfo(
        id = "import/jdbc",
        version = 1,
        summary = "Reads a table or a query of a database, a row at a time, and changes nothing there. It is read at"
                + " every run; what follows runs again only when its rows have changed.",
        example = """
                - id: answers
                  uses: import/jdbc
                  with:
                    url: jdbc:sqlite:answers.db
                    table: answers
                    annotations: {item: item, annotator: worker, label: answer}
                """)
public final class JdbcImportFactory implements SourceFactory<JdbcImportConfig> {

    @Override
    public Source create(JdbcImportConfig config) {
        return new JdbcSource(config);
    }
}
