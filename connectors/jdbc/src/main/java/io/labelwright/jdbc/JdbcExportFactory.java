package io.labelwright.jdbc;

import io.labelwright.spi.connect.Sink;
import io.labelwright.spi.connect.SinkFactory;
import io.labelwright.spi.describe.StrategyInfo;

/** Makes {@link JdbcSink}. */
@StrategyInfo(
        id = "export/jdbc",
        version = 1,
        summary = "Writes a table to a database in one transaction: all of it is there, or nothing has changed.",
        example = """
                - id: out
                  uses: export/jdbc
                  with: {url: "jdbc:sqlite:labels.db", table: labels, into: labels, mode: replace}
                """)
public final class JdbcExportFactory implements SinkFactory<JdbcExportConfig> {

    @Override
    public Sink create(JdbcExportConfig config) {
        return new JdbcSink(config);
    }
}
