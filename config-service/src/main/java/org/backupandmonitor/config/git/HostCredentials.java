package org.backupandmonitor.config.git;

import org.backupandmonitor.config.credential.Credential;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Gives a password or token to the one host it is meant for, also when that host redirects elsewhere. */
final class HostCredentials extends CredentialsProvider {

    private final String host;
    private final @Nullable Credential credential;

    HostCredentials(String host, @Nullable Credential credential) {
        this.host = host;
        this.credential = credential;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username) && !(item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (credential == null
                || credential.password() == null
                || !host.equalsIgnoreCase(uri.getHost())
                || !"https".equals(uri.getScheme())
                || !supports(items)) {
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username username) {
                username.setValue(credential.username());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(credential.password().toCharArray());
            }
        }
        return true;
    }
}
