package org.backupandmonitor.system.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A directory with everything that is easily lost on its way through a backup. */
public final class Tree {

    private Tree() {}

    /** Contents, modes, times, links, empty and hidden files, odd names. */
    public static void plant(Path root) {
        try {
            Path nested = Files.createDirectories(root.resolve("deep/er/and deeper"));
            byte[] bytes = new byte[300_000];
            new Random(7).nextBytes(bytes);
            Files.write(nested.resolve("random.bin"), bytes);
            Files.writeString(root.resolve("plain.txt"), "plain\n");
            Files.writeString(root.resolve("naïve — ümlaut 'quoted' $(echo no).txt"), "odd name\n");
            Files.writeString(root.resolve(".hidden"), "hidden\n");
            Files.createFile(root.resolve("empty"));
            Files.createDirectories(root.resolve("empty-directory"));
            Path script = Files.writeString(root.resolve("run.sh"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));
            Path secret = Files.writeString(root.resolve("private"), "600\n");
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
            Files.createSymbolicLink(root.resolve("link"), Path.of("deep/er"));
            Files.createSymbolicLink(root.resolve("dangling"), Path.of("/nowhere/at/all"));
            Files.setLastModifiedTime(
                    secret, java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2001-02-03T04:05:06Z")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What makes the directory what it is: per path its type, mode, time of files, and content or target. */
    public static Map<String, String> describe(Path root) {
        Map<String, String> entries = new TreeMap<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                        throws IOException {
                    entries.put(root.relativize(directory) + "/", mode(directory));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    entries.put(
                            root.relativize(file).toString(),
                            attributes.isSymbolicLink()
                                    ? "-> " + Files.readSymbolicLink(file)
                                    : mode(file) + " "
                                            + attributes
                                                    .lastModifiedTime()
                                                    .toInstant()
                                                    .getEpochSecond() + " " + digest(Files.readAllBytes(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
