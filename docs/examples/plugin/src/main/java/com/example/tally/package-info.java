/**
 * A format of one's own: tally files, in which readers note what they found in which scan. {@link
 * com.example.tally.TallyImportFactory} and {@link com.example.tally.TallyExportFactory} are what Labelwright finds.
 */
@NullMarked
package com.example.tally;

import org.jspecify.annotations.NullMarked;
