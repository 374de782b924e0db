package org.backupandmonitor.config.credential;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;

/** Every credential that ops configured; resolves their values at the moment of use. Thread-safe. */
@Singleton
public final class Credentials {

    private static final String FILE = "file:";

    /** Hosts that take any user name beside a token take this one; Bitbucket wants exactly it. */
    private static final String TOKEN_USERNAME = "x-token-auth";

    private final Map<String, CredentialSettings.Entry> entries;
    private final Secrets secrets;

    @Inject
    public Credentials(CredentialSettings settings, Secrets secrets) {
        this.entries = Map.copyOf(settings.credentials());
        this.secrets = secrets;
    }

    public Set<String> names() {
        return entries.keySet();
    }

    /** Whether the credential can open https addresses. */
    public boolean opensHttps(String name) {
        CredentialSettings.Entry entry = entries.get(name);
        return entry != null
                && (entry.token().isPresent()
                        || entry.password().isPresent()
                        || entry.certificateAuthority().isPresent());
    }

    /** Whether the credential can open ssh addresses: a key alone is not enough, the host's must be pinned. */
    public boolean opensSsh(String name) {
        CredentialSettings.Entry entry = entries.get(name);
        return entry != null
                && entry.privateKey().isPresent()
                && entry.knownHosts().isPresent();
    }

    /** What is wrong with the settings themselves, each in a sentence that names the key. */
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        entries.forEach((name, entry) -> {
            require(mistakes, name, "token", entry.token());
            require(mistakes, name, "password", entry.password());
            require(mistakes, name, "private-key", entry.privateKey());
            if (entry.privateKey().isPresent() && entry.knownHosts().isEmpty()) {
                mistakes.add("bam.credentials." + name + ".known-hosts is missing: pin the host's key, as"
                        + " \"ssh-keyscan HOST\" prints it, after comparing its fingerprint");
            }
        });
        return mistakes;
    }

    /**
     * The credential with its values.
     *
     * @throws CredentialException if it does not exist or a value can't be found
     */
    public Credential resolve(String name) {
        CredentialSettings.Entry entry = entries.get(name);
        if (entry == null) {
            throw new CredentialException(
                    "credential \"" + name + "\" is not configured: add bam.credentials." + name + " to bam.yaml");
        }
        String secret = value(name, "token", entry.token(), false);
        if (secret == null) {
            secret = value(name, "password", entry.password(), false);
        }
        return new Credential(
                name,
                entry.username().orElse(TOKEN_USERNAME),
                secret,
                value(name, "private-key", entry.privateKey(), false),
                value(name, "known-hosts", entry.knownHosts(), true),
                value(name, "certificate-authority", entry.certificateAuthority(), true));
    }

    private @Nullable String value(String name, String key, Optional<String> setting, boolean mayBeWrittenOut) {
        if (setting.isEmpty()) {
            return null;
        }
        String text = setting.get();
        try {
            if (Secrets.isReference(text)) {
                return secrets.resolve(text);
            }
            if (text.startsWith(FILE)) {
                return Files.readString(path(text), StandardCharsets.UTF_8).stripTrailing();
            }
        } catch (MissingSecretException e) {
            throw new CredentialException("credential \"" + name + "\", " + key + ": " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw new CredentialException("credential \"" + name + "\", " + key + ": the file can't be read: " + text);
        }
        if (mayBeWrittenOut) {
            return text;
        }
        throw new CredentialException(writtenOut(name, key));
    }

    private static Path path(String text) {
        String path = text.substring(FILE.length());
        return Path.of(path.startsWith("//") ? path.substring(2) : path);
    }

    private static void require(List<String> mistakes, String name, String key, Optional<String> setting) {
        if (setting.isPresent()
                && !Secrets.isReference(setting.get())
                && !setting.get().startsWith(FILE)) {
            mistakes.add(writtenOut(name, key));
        }
    }

    private static String writtenOut(String name, String key) {
        return "bam.credentials." + name + "." + key + " must not be written out: use secret:NAME or file:PATH";
    }
}
