/** How the REST API says what went wrong: application/problem+json (RFC 9457). */
@NullMarked
package org.backupandmonitor.config.problem;

import org.jspecify.annotations.NullMarked;
