package io.labelwright.taxonomy.map;

import io.labelwright.spi.describe.Cel;
import io.labelwright.spi.describe.ClassName;
import io.labelwright.spi.describe.Doc;
import io.labelwright.spi.describe.Optional;
import io.labelwright.spi.describe.SourceClass;
import io.labelwright.spi.expression.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One case of a class that is split.
 *
 * @param from the class that is split
 * @param when the condition over an item's fields; null for every item that no case before it took
 * @param to what the class becomes where the condition holds
 */
public record SplitCase(
        @Doc("The class that is split.") @SourceClass String from,

        @Doc("CEL condition over the item's fields; without it the case takes all items that no case before it took.")
        @Optional
        @Cel(Scope.ITEM)
        @Nullable
        String when,

        @Doc("What the class becomes where the condition holds.") @ClassName
        String to) {}
