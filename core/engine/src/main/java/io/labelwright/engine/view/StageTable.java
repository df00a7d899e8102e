package io.labelwright.engine.view;

import io.labelwright.spi.table.Table;
import java.util.Set;

/**
 * A table as one stage wrote it.
 *
 * @param stage who wrote it
 * @param given whether the stage is an import, whose labels are fixed
 * @param before ids of the imports that the writer could see; more does no harm
 * @param table the rows
 */
public record StageTable(String stage, boolean given, Set<String> before, Table table) {}
