/** Who hears about a problem, and how much it matters to them. */
@NullMarked
package org.backupandmonitor.manifest.people;

import org.jspecify.annotations.NullMarked;
