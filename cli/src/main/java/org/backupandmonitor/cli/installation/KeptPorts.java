package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.backupandmonitor.stack.process.FreePort;

/** Ports nobody types: free ones, kept over restarts as long as they stay free. */
public final class KeptPorts {

    private final Path file;
    private final Properties ports = new Properties();

    public KeptPorts(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(file + " can't be read: " + e.getMessage(), e);
            }
        }
    }

    /** The port of that name; another than last time if that is taken now. */
    public int of(String name) {
        String kept = ports.getProperty(name);
        if (kept != null && kept.matches("[0-9]{1,5}") && FreePort.isFree(Integer.parseInt(kept))) {
            return Integer.parseInt(kept);
        }
        int port = FreePort.any();
        ports.setProperty(name, Integer.toString(port));
        try (Writer writer = Files.newBufferedWriter(file)) {
            ports.store(writer, "Ports on the loopback interface; replaced at a start that finds them taken");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
        return port;
    }
}
