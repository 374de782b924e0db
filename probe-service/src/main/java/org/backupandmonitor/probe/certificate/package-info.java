/** TLS contexts, and the judgement of the certificates that servers show. */
@NullMarked
package org.backupandmonitor.probe.certificate;

import org.jspecify.annotations.NullMarked;
