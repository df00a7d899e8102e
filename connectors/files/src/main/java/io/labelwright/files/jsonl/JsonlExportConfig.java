package io.labelwright.files.jsonl;

import io.labelwright.spi.connect.ExportOptions;
import io.labelwright.spi.describe.Inline;

/** Keys of {@code export/jsonl}. */
public record JsonlExportConfig(@Inline ExportOptions options) {}
