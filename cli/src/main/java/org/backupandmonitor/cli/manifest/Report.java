package org.backupandmonitor.cli.manifest;

import java.util.List;

/** Writes what was found in files. */
interface Report {

    String write(List<CheckedFile> files);
}
