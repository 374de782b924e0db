/** Names of secrets, and nothing but names. */
@NullMarked
package org.backupandmonitor.contracts.secret;

import org.jspecify.annotations.NullMarked;
