/** What ops ask of this service by REST. */
@NullMarked
package org.backupandmonitor.alert.operations;

import org.jspecify.annotations.NullMarked;
