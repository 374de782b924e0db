package org.backupandmonitor.config.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/** Https connections to hosts whose certificate comes from an authority that ops named. */
final class TrustedHttp implements HttpConnectionFactory {

    private final JDKHttpConnectionFactory plain = new JDKHttpConnectionFactory();
    private final TrustManager[] trust;

    private TrustedHttp(TrustManager[] trust) {
        this.trust = trust;
    }

    /**
     * @param pem certificates of the authorities, which are trusted for this host instead of the machine's
     * @throws IllegalArgumentException if there is no certificate in it
     */
    static TrustedHttp trusting(String pem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))) {
                store.setCertificateEntry("authority-" + count++, (X509Certificate) certificate);
            }
            if (count == 0) {
                throw new IllegalArgumentException("certificate-authority holds no certificate in PEM form");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new TrustedHttp(factory.getTrustManagers());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("certificate-authority holds no readable certificate in PEM form", e);
        }
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return configured(plain.create(url));
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return configured(plain.create(url, proxy));
    }

    private HttpConnection configured(HttpConnection connection) throws IOException {
        if ("https".equalsIgnoreCase(connection.getURL().getProtocol())) {
            try {
                connection.configure(null, trust, null);
            } catch (GeneralSecurityException e) {
                throw new IOException("TLS is not available", e);
            }
        }
        return connection;
    }
}
