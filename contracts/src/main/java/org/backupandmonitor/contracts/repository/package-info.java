/** What became of the manifests that a repository holds. */
@NullMarked
package org.backupandmonitor.contracts.repository;

import org.jspecify.annotations.NullMarked;
