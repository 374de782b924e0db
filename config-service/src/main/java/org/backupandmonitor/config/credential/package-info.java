/** What repositories are read with: tokens, private keys and pinned host keys, resolved at the moment of use. */
@NullMarked
package org.backupandmonitor.config.credential;

import org.jspecify.annotations.NullMarked;
