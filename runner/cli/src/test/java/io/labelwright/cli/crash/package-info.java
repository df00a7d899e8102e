/** What disks do to runs: faults, damage, full disks, power loss. */
@NullMarked
package io.labelwright.cli.crash;

import org.jspecify.annotations.NullMarked;
