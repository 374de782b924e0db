package org.backupandmonitor.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Java keeps of one program between its starts: classes read, checked and linked. A start without it costs two to three
 * times as much CPU time, and is otherwise the same.
 *
 * <p>From Java 25 on it is an AOT cache (JEP 483 and 514), before that an archive for class data sharing. It serves just the
 * Java and the jars it was made with. Java sees that for itself and does without a cache that does not fit; the file's
 * name says it too, so that such a cache is not even offered.
 *
 * <p>Only jars are cached that Java's own class loader reads: a program with a loader of its own gains nothing.
 */
public final class JavaCache {

    /** The first Java that makes an AOT cache at the end of a run. */
    private static final int AOT = 25;

    private static final boolean IS_AOT = Runtime.version().feature() >= AOT;
    private static final String UNFINISHED = ".unfinished";

    private final String program;
    private final Path file;

    private JavaCache(String program, Path file) {
        this.program = program;
        this.file = file;
    }

    /**
     * The cache for this process' Java and these jars; it may not exist yet.
     *
     * @param program begins the file's name
     * @param directory where caches of the program lie; need not exist
     * @param jars the class path
     */
    public static JavaCache of(String program, Path directory, List<Path> jars) {
        String name = program + "-" + fingerprint(jars) + (IS_AOT ? ".aot" : ".jsa");
        return new JavaCache(program, directory.toAbsolutePath().resolve(name));
    }

    /** The options with which Java uses the cache; none if there is none. */
    public List<String> use() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        return List.of((IS_AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file);
    }

    /** The options with which Java makes the cache when the program ends, which then takes up to a minute. */
    public List<String> record() {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw new UncheckedIOException(file.getParent() + " can't be written: " + e.getMessage(), e);
        }
        return List.of((IS_AOT ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + unfinished());
    }

    /**
     * Takes into use what a program with the options of {@link #record} has made, now that it has ended, and removes the
     * program's older caches.
     *
     * @return whether there is a cache now
     */
    public boolean keep() {
        if (!Files.isRegularFile(unfinished())) {
            return Files.isRegularFile(file);
        }
        try {
            Files.move(unfinished(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            try (Stream<Path> files = Files.list(file.getParent())) {
                for (Path other : files.filter(this::isOlder).toList()) {
                    Files.delete(other);
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be put in its place: " + e.getMessage(), e);
        }
    }

    private boolean isOlder(Path other) {
        return other.getFileName().toString().startsWith(program + "-") && !other.equals(file);
    }

    private Path unfinished() {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** Java compares sizes and times of jars, not their content; so does this. */
    private static String fingerprint(List<Path> jars) {
        StringBuilder all = new StringBuilder(System.getProperty("java.home"))
                .append('\n')
                .append(System.getProperty("java.vm.version"));
        try {
            for (Path jar : jars) {
                all.append('\n')
                        .append(jar.toAbsolutePath())
                        .append(' ')
                        .append(Files.size(jar))
                        .append(' ')
                        .append(Files.getLastModifiedTime(jar).toMillis());
            }
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jars of a program can't be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
