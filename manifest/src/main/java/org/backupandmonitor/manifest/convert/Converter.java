package org.backupandmonitor.manifest.convert;

import java.util.List;
import org.backupandmonitor.manifest.source.Document;

/** Makes manifests of the files of one tool. */
interface Converter {

    /** What the tool is called on the command line. */
    String name();

    /** Whether the file looks like one of the tool's. */
    boolean recognises(In file);

    /** @param comments of the file, in its order */
    Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options);
}
