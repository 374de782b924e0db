package org.backupandmonitor.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the Java that runs the tests, and a program that says one word. */
class JavaCacheTest {

    @TempDir
    Path directory;

    private Path jar;
    private JavaCache cache;

    @BeforeEach
    void pack() throws IOException {
        jar = directory.resolve("greeting.jar");
        String entry = Greeting.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream code = Greeting.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        cache = cache();
    }

    private JavaCache cache() {
        return JavaCache.of("greeting", directory.resolve("caches"), List.of(jar));
    }

    private String run(List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Xlog:class+load", "-cp", jar.toString(), Greeting.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String whereFrom(String said) {
        return said.lines()
                .filter(line -> line.contains(Greeting.class.getName() + " source:"))
                .findFirst()
                .orElseThrow();
    }

    private Path file() throws IOException {
        try (var files = Files.list(directory.resolve("caches"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void laterStartsTakeTheirClassesFromIt() throws Exception {
        run(cache.record());

        boolean kept = cache.keep();

        assertThat(kept).isTrue();
        assertThat(whereFrom(run(cache().use()))).contains("shared objects file");
    }

    @Test
    void withoutOneTheProgramStartsFromItsJar() throws Exception {
        List<String> options = cache.use();

        assertThat(options).isEmpty();
        assertThat(cache.keep()).isFalse();
        assertThat(whereFrom(run(options))).contains("greeting.jar");
    }

    @Test
    void itIsNotOfferedToOtherJarsAndGoesWhenTheirsComes() throws Exception {
        run(cache.record());
        cache.keep();
        Path old = file();

        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));

        assertThat(cache().use()).isEmpty();
        run(cache().record());
        cache().keep();
        assertThat(file()).isNotEqualTo(old);
        assertThat(old).doesNotExist();
    }

    @Test
    void aSpoiltOneIsNoFailure() throws Exception {
        run(cache.record());
        cache.keep();
        Path file = file();
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.writeString(file, "not a cache");

        String said = run(cache.use());

        assertThat(said).contains("hello");
        assertThat(whereFrom(said)).contains("greeting.jar");
    }

    /** The program. */
    static final class Greeting {

        private Greeting() {}

        public static void main(String[] arguments) {
            System.out.println("hello");
        }
    }
}
