/** Contract tests, fakes and generators for the authors of plug-ins. */
@NullMarked
package io.labelwright.testkit;

import org.jspecify.annotations.NullMarked;
