/** What the tests of all consensus methods share: crowds of numbers, and where data lies. */
@NullMarked
package io.labelwright.consensus;

import org.jspecify.annotations.NullMarked;
