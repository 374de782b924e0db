package org.backupandmonitor.probe.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Certificates of every quality, made by the JDK's keytool: {@code valid}, {@code expired}, {@code soon}, {@code other}. */
public final class Certificates {

    public static final Certificates SHARED = new Certificates();

    private static final String PASSWORD = "changeit";

    private final Path store;
    private final Path authority;

    private Certificates() {
        try {
            Path directory = Files.createTempDirectory("certificates");
            store = directory.resolve("keys.p12");
            authority = directory.resolve("authority.pem");
            Collections.addAll(leftovers(), store, authority, directory);
            pair("ca", "CN=Test Authority", "-ext", "bc:c", "-validity", "3650");
            signed("valid", "-validity", "365", "-ext", "san=dns:ok.test,dns:*.wild.test,ip:127.0.0.1");
            signed("expired", "-startdate", "-20d", "-validity", "17", "-ext", "san=dns:ok.test,ip:127.0.0.1");
            signed("soon", "-validity", "5", "-ext", "san=dns:ok.test,ip:127.0.0.1");
            signed("other", "-validity", "365", "-ext", "san=dns:other.test");
            pair("selfsigned", "CN=ok.test", "-validity", "365", "-ext", "san=dns:ok.test,ip:127.0.0.1");
            X509Certificate ca = chain("ca").get(0);
            Files.writeString(
                    authority,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder().encodeToString(ca.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> leftovers() {
        List<Path> paths = new ArrayList<>();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> paths.forEach(path -> path.toFile().delete())));
        return paths;
    }

    private void signed(String alias, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("-signer", "ca"));
        all.addAll(Arrays.asList(more));
        pair(alias, "CN=" + alias, all.toArray(String[]::new));
    }

    private void pair(String alias, String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A PEM file of the authority that signed all but {@code selfsigned}. */
    public Path authority() {
        return authority;
    }

    public List<X509Certificate> chain(String alias) {
        try {
            return Arrays.stream(keys().getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A TLS server socket on loopback that shows the certificate. */
    public ServerSocket serverSocket(String alias) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    alias,
                    keys().getKey(alias, PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    keys().getCertificateChain(alias));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(own, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private KeyStore keys() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
