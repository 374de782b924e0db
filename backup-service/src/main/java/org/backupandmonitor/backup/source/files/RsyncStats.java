package org.backupandmonitor.backup.source.files;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code rsync --stats --no-human-readable} says of a transfer.
 *
 * @param files regular files at the source
 * @param entries files, directories, links and the rest at the source
 * @param deleted entries that were, or in a dry run would be, deleted from the mirror
 * @param bytes size of all files at the source
 */
record RsyncStats(long files, long entries, long deleted, long bytes) {

    private static final Pattern FILES = Pattern.compile("Number of files: (\\d+)(?: \\((?:reg: (\\d+))?.*\\))?");
    private static final Pattern DELETED = Pattern.compile("Number of deleted files: (\\d+).*");
    private static final Pattern BYTES = Pattern.compile("Total file size: (\\d+).*");

    static RsyncStats parse(List<String> lines) {
        long files = 0;
        long entries = 0;
        long deleted = 0;
        long bytes = 0;
        for (String line : lines) {
            Matcher counted = FILES.matcher(line);
            if (counted.matches()) {
                entries = Long.parseLong(counted.group(1));
                files = counted.group(2) == null ? 0 : Long.parseLong(counted.group(2));
            }
            Matcher gone = DELETED.matcher(line);
            if (gone.matches()) {
                deleted = Long.parseLong(gone.group(1));
            }
            Matcher size = BYTES.matcher(line);
            if (size.matches()) {
                bytes = Long.parseLong(size.group(1));
            }
        }
        return new RsyncStats(files, entries, deleted, bytes);
    }
}
