package org.backupandmonitor.status.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Properties;
import java.util.zip.CRC32;

/** Addresses of style sheet and scripts; they change with what they hold, so that browsers may keep them for long. */
@Named("assets")
@Singleton
public class Assets {

    private final String css;
    private final String js;
    private final String again;
    private final String htmx;

    Assets() {
        this.css = versioned("bam.css");
        this.js = versioned("live.js");
        this.again = versioned("again.js");
        this.htmx = "/webjars/htmx.org/" + htmxVersion() + "/dist/htmx.min.js";
    }

    public String css() {
        return css;
    }

    public String js() {
        return js;
    }

    public String again() {
        return again;
    }

    public String htmx() {
        return htmx;
    }

    private static String versioned(String name) {
        try (InputStream in = resource("META-INF/resources/assets/" + name)) {
            CRC32 sum = new CRC32();
            sum.update(in.readAllBytes());
            return "/assets/" + name + "?v=" + HexFormat.of().toHexDigits(sum.getValue(), 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String htmxVersion() {
        Properties properties = new Properties();
        try (InputStream in = resource("META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static InputStream resource(String path) {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path");
        }
        return in;
    }
}
