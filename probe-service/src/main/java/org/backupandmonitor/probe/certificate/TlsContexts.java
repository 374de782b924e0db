package org.backupandmonitor.probe.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jboss.logging.Logger;

/**
 * Makes the TLS side of a connection: with BoringSSL where its library loads, else with Java's own.
 *
 * <p>The handshake itself accepts any certificate, so that even a bad one is seen and its expiry known; whoever connects must
 * have it judged by {@link CertificateJudge} before sending anything.
 */
@Singleton
public class TlsContexts {

    private static final Logger LOG = Logger.getLogger(TlsContexts.class);

    private final SslContext context;

    public TlsContexts() {
        boolean openSsl = OpenSsl.isAvailable();
        LOG.infof("TLS by %s", openSsl ? OpenSsl.versionString() : "Java");
        try {
            this.context = SslContextBuilder.forClient()
                    .sslProvider(openSsl ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                    .trustManager(new AcceptEverything())
                    .endpointIdentificationAlgorithm("")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLS can't be set up on this machine", e);
        }
    }

    /**
     * A handler that begins a full handshake, never a resumed one, so that the certificate is always shown.
     *
     * @param serverName sent as SNI (RFC 6066) unless it is an address
     */
    public SslHandler handler(ByteBufAllocator buffers, String serverName) {
        // An engine that doesn't know its peer can't resume a session with it.
        SSLEngine engine = context.newEngine(buffers);
        if (!NetUtil.isValidIpV4Address(serverName) && !NetUtil.isValidIpV6Address(serverName)) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setServerNames(
                    List.of(new SNIHostName(withoutDot(serverName).getBytes(US_ASCII))));
            engine.setSSLParameters(parameters);
        }
        SslHandler handler = new SslHandler(engine);
        // The attempt's timeout is the only one.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
