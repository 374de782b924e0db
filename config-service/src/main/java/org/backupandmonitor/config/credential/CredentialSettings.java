package org.backupandmonitor.config.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** {@code bam.credentials}: what repositories are read with. */
@ConfigMapping(prefix = "bam.credentials")
public interface CredentialSettings {

    @WithParentName
    Map<String, Entry> credentials();

    /**
     * One credential. Values that must stay secret are {@code secret:NAME} or {@code file:PATH}; a value written out is
     * refused.
     */
    interface Entry {

        /** Of https: an access token of the Git host. */
        Optional<String> token();

        /** Of https, beside a password or for a host that wants a certain name beside the token. */
        Optional<String> username();

        /** Of https. */
        Optional<String> password();

        /** Of ssh: a private key without passphrase, as OpenSSH or PEM writes it. */
        Optional<String> privateKey();

        /** Of ssh: the host's public keys, as lines of a known_hosts file; may be written out. */
        Optional<String> knownHosts();

        /** Of https: certificates (PEM) that are trusted for this host instead of the machine's; may be written out. */
        Optional<String> certificateAuthority();
    }
}
