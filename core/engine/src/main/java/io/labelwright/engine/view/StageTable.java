package io.labelwright.engine.view;

import io.labelwright.spi.table.Table;
import java.util.Set;

/**
 * A table as one stage wrote it.
 *
 * @param stage who wrote it
 * @param given whether the stage is an import, whose labels are fixed
 * @param before ids of all stages that the writer could see
 * @param table the rows
 */
public record StageTable(String stage, boolean given, Set<String> before, Table table) {}
