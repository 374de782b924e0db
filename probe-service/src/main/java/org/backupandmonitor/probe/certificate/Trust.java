package org.backupandmonitor.probe.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that this machine's Java trusts, and those that ops add. */
final class Trust {

    private Trust() {}

    /**
     * @param more a PEM file with further authorities' certificates; null for none
     * @throws IllegalStateException if the file can't be read; the message names it
     */
    static X509TrustManager of(@Nullable Path more) {
        try {
            X509TrustManager own = manager(null);
            if (more == null) {
                return own;
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate authority : own.getAcceptedIssuers()) {
                store.setCertificateEntry("own-" + number++, authority);
            }
            try (InputStream pem = Files.newInputStream(more)) {
                for (Certificate authority :
                        CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                    store.setCertificateEntry("more-" + number++, authority);
                }
            }
            return manager(store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "bam.probe.authorities: " + more + " must be a readable PEM file of certificates: "
                            + e.getMessage(),
                    e);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("Java offers no X.509 trust manager");
    }
}
