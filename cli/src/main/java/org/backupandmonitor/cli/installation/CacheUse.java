package org.backupandmonitor.cli.installation;

import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.stack.process.JavaCache;

/** What an installation does with Java's caches: starts quickly with those there are, or makes new ones. Thread-safe. */
final class CacheUse {

    private final boolean recording;
    private final List<JavaCache> recorded = new ArrayList<>();

    private CacheUse(boolean recording) {
        this.recording = recording;
    }

    static CacheUse ofThoseThereAre() {
        return new CacheUse(false);
    }

    /** The programs start more slowly, and write their caches when they end. */
    static CacheUse toMakeThem() {
        return new CacheUse(true);
    }

    boolean isRecording() {
        return recording;
    }

    /** The options for a program with this cache. */
    synchronized List<String> options(JavaCache cache) {
        if (!recording) {
            return cache.use();
        }
        recorded.add(cache);
        return cache.record();
    }

    /** Takes into use what the programs wrote, now that they have ended; returns how many wrote nothing. */
    synchronized int keep() {
        return (int) recorded.stream().filter(cache -> !cache.keep()).count();
    }
}
