package org.backupandmonitor.config.git;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.backupandmonitor.config.credential.Credential;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * SSH with one private key, to hosts whose keys are pinned. The configuration, keys and agents of the user we run as are
 * not looked at.
 */
final class PinnedSsh implements AutoCloseable, ServerKeyDatabase {

    private final List<KnownHostEntry> pinned;
    private final SshdSessionFactory factory;
    private final Path home;
    private volatile @Nullable String hostKeyProblem;

    private PinnedSsh(List<KnownHostEntry> pinned, List<KeyPair> keys) throws IOException {
        this.pinned = pinned;
        this.home = Files.createTempDirectory("bam-ssh");
        File nowhere = home.toFile();
        this.factory = new SshdSessionFactoryBuilder()
                .setPreferredAuthentications("publickey")
                .setHomeDirectory(nowhere)
                .setSshDirectory(nowhere)
                .setConfigFile(directory -> null)
                .setConfigStoreFactory((directory, file, user) -> null)
                .setDefaultKeysProvider(directory -> keys)
                .setDefaultIdentities(directory -> List.of())
                .setServerKeyDatabase((ours, theirs) -> this)
                .build(null);
    }

    /** @throws IllegalArgumentException if the key or the pinned keys can't be read; the message says which */
    static PinnedSsh with(@Nullable Credential credential) {
        if (credential == null || credential.privateKey() == null || credential.knownHosts() == null) {
            throw new IllegalArgumentException("ssh needs a credential with private-key and known-hosts");
        }
        try {
            return new PinnedSsh(
                    knownHosts(credential.name(), credential.knownHosts()),
                    keys(credential.name(), credential.privateKey()));
        } catch (IOException e) {
            throw new IllegalArgumentException("no temporary directory for ssh could be made", e);
        }
    }

    SshdSessionFactory factory() {
        return factory;
    }

    Optional<String> hostKeyProblem() {
        return Optional.ofNullable(hostKeyProblem);
    }

    @Override
    public List<PublicKey> lookup(String connectAddress, InetSocketAddress remote, Configuration config) {
        List<PublicKey> keys = new ArrayList<>();
        for (KnownHostEntry entry : matching(connectAddress, remote)) {
            try {
                keys.add(entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("a pinned key was readable and no longer is", e);
            }
        }
        return keys;
    }

    @Override
    public boolean accept(
            String connectAddress,
            InetSocketAddress remote,
            PublicKey key,
            Configuration config,
            @Nullable CredentialsProvider provider) {
        List<PublicKey> expected = lookup(connectAddress, remote, config);
        if (KeyUtils.findMatchingKey(key, expected) != null) {
            return true;
        }
        String presented = KeyUtils.getFingerPrint(key);
        hostKeyProblem = expected.isEmpty()
                ? "no key of this host is pinned in known-hosts (it presented " + presented + ")"
                : "it presented the host key " + presented + ", which is not the pinned one";
        return false;
    }

    private List<KnownHostEntry> matching(String connectAddress, InetSocketAddress remote) {
        int colon = connectAddress.lastIndexOf(':');
        String host = colon > 0 ? connectAddress.substring(0, colon) : connectAddress;
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return pinned.stream()
                .filter(entry -> entry.isHostMatch(plain, remote.getPort()))
                .toList();
    }

    private static List<KnownHostEntry> knownHosts(String credential, String text) {
        List<KnownHostEntry> entries;
        try {
            entries = KnownHostEntry.readKnownHostEntries(new StringReader(text), true);
            for (KnownHostEntry entry : entries) {
                if (entry.getMarker() != null
                        || entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING) == null) {
                    throw new IllegalArgumentException("credential \"" + credential
                            + "\", known-hosts: only plain lines \"HOST KEYTYPE KEY\" are understood");
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "credential \"" + credential
                            + "\", known-hosts can't be read: expected lines as \"ssh-keyscan HOST\" prints them",
                    e);
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("credential \"" + credential + "\", known-hosts is empty");
        }
        return entries;
    }

    private static List<KeyPair> keys(String credential, String text) {
        List<KeyPair> keys = new ArrayList<>();
        // OpenSSH's format ends with a line break, which the store of secrets may have taken off.
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            SecurityUtils.loadKeyPairIdentities(
                            null, NamedResource.ofName("private-key"), new ByteArrayInputStream(bytes), null)
                    .forEach(keys::add);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // The cause could quote the key.
            throw new IllegalArgumentException("credential \"" + credential
                    + "\", private-key can't be read: expected an unencrypted private key as ssh-keygen writes it");
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("credential \"" + credential + "\", private-key holds no key");
        }
        return keys;
    }

    @Override
    public void close() {
        factory.close();
        try {
            FileUtils.delete(home.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
        } catch (IOException e) {
            // An empty directory stays behind among the temporary files; nobody is harmed.
            home.toFile().deleteOnExit();
        }
    }
}
