/** What passes between the services: topic names, and below this package one package per subject. */
@NullMarked
package org.backupandmonitor.contracts;

import org.jspecify.annotations.NullMarked;
