@NullMarked
package io.labelwright.cli.project;

import org.jspecify.annotations.NullMarked;
