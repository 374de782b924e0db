package org.backupandmonitor.backup.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory tree, made for tests and compared by everything a backup must keep. */
public record Tree(Path root) {

    /** Files of all sorts, with names that would hurt anyone who passed them to a shell. */
    public static Tree sample(Path root) {
        Tree tree = new Tree(root);
        tree.file("plain.txt", "plain")
                .file("sub/deep/blob.bin", "\0\1\2\3".repeat(40_000))
                .file("with space.txt", "space")
                .file("quote'\"`.txt", "quotes")
                .file("$(touch pwned).txt", "substitution")
                .file("-rf", "dash")
                .file("; touch pwned", "semicolon")
                .file("new\nline", "line break")
                .file("umlaut-äöü-\u2603", "unicode")
                .file("empty", "");
        try {
            Files.createSymbolicLink(root.resolve("link"), Path.of("plain.txt"));
            Files.createSymbolicLink(root.resolve("dangling"), Path.of("/nowhere at all"));
            Files.createLink(root.resolve("hard"), root.resolve("plain.txt"));
            Files.setPosixFilePermissions(root.resolve("-rf"), PosixFilePermissions.fromString("r-x--x--x"));
            Files.setPosixFilePermissions(root.resolve("sub/deep"), PosixFilePermissions.fromString("rwxr-x---"));
            Files.createDirectories(root.resolve("hollow"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree;
    }

    public Tree file(String name, String content) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String name) {
        try {
            Files.delete(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every entry below the root: kind, mode, time, and content or target. */
    public Map<String, String> entries() {
        Map<String, String> entries = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(path -> !path.equals(root)).toList()) {
                entries.put(root.relativize(path).toString(), describe(path));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path);
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        String links = Files.isDirectory(path) ? "" : " links " + Files.getAttribute(path, "unix:nlink");
        String content = Files.isDirectory(path) ? "directory" : digest(path);
        return mode + links + " " + Files.getLastModifiedTime(path) + " " + content;
    }

    private static String digest(Path file) throws IOException {
        try {
            byte[] sum = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(sum);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
