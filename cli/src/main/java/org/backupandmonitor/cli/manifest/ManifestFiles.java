package org.backupandmonitor.cli.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds and reads what the arguments of a command name: files, {@code -}, directories, globs. */
final class ManifestFiles {

    static final String STDIN = "-";

    private static final Pattern NAME = Pattern.compile("(.+\\.)?backup-and-monitor\\.ya?ml");
    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final Set<String> NEVER_OURS = Set.of(".git", "node_modules", "target", "build", ".venv");

    /** One byte more than a manifest may have, so that the parser sees that it is too large. */
    private static final int MOST_BYTES = (1 << 20) + 1;

    private final Path directory;
    private final InputStream stdin;

    /** @param directory that relative names start from */
    ManifestFiles(Path directory, InputStream stdin) {
        this.directory = directory;
        this.stdin = stdin;
    }

    /** An argument that names nothing that can be read; the message is fit for people. */
    static final class NothingThere extends Exception {
        private static final long serialVersionUID = 1L;

        NothingThere(String message) {
            super(message);
        }
    }

    /** The names of the files that an argument stands for, sorted. */
    List<String> find(String argument) throws NothingThere {
        if (argument.equals(STDIN)) {
            return List.of(STDIN);
        }
        Path path = path(argument);
        if (Files.isDirectory(path)) {
            List<String> found =
                    walk(path, argument, file -> NAME.matcher(name(file)).matches());
            if (found.isEmpty()) {
                throw new NothingThere(argument + ": no backup-and-monitor.yaml in this directory or below");
            }
            return found;
        }
        if (Files.exists(path)) {
            return List.of(argument);
        }
        if (GLOB.matcher(argument).find()) {
            return glob(argument);
        }
        throw new NothingThere(argument + ": there is no such file");
    }

    /** What the file holds, as far as a manifest may go and a byte further. */
    byte[] read(String file) throws IOException {
        if (file.equals(STDIN)) {
            return stdin.readNBytes(MOST_BYTES);
        }
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    private Path path(String argument) throws NothingThere {
        try {
            return directory.resolve(argument);
        } catch (InvalidPathException e) {
            throw new NothingThere(argument + ": this can't be the name of a file");
        }
    }

    private List<String> glob(String pattern) throws NothingThere {
        // What stands before the first wildcard is where the search begins.
        String fixed = pattern.substring(0, Math.max(0, pattern.split("[*?\\[{]", 2)[0].lastIndexOf('/') + 1));
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + alsoHere(pattern.substring(fixed.length())));
        } catch (PatternSyntaxException e) {
            throw new NothingThere(pattern + ": this pattern can't be read: " + e.getDescription());
        }
        Path start = directory.resolve(fixed).normalize();
        List<String> found = Files.isDirectory(start)
                ? walk(start, fixed, file -> matcher.matches(start.relativize(file)))
                : List.of();
        if (found.isEmpty()) {
            throw new NothingThere(pattern + ": no file matches");
        }
        return found;
    }

    /** As in a shell, {@code **}{@code /} stands for no directory too; Java's globs have no groups in groups. */
    private static String alsoHere(String pattern) {
        return pattern.contains("{") ? pattern : pattern.replace("**/", "{**/,}");
    }

    private List<String> walk(Path start, String shown, Predicate<Path> wanted) throws NothingThere {
        Set<Path> found = new TreeSet<>();
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                    return !dir.equals(start) && NEVER_OURS.contains(name(dir))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && wanted.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new NothingThere(shown + ": can't be searched: " + e.getMessage());
        }
        List<String> names = new ArrayList<>();
        Path prefix = Path.of(shown);
        found.forEach(file -> names.add(prefix.resolve(start.relativize(file)).toString()));
        return names;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
