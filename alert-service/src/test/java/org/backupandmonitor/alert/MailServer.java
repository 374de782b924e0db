package org.backupandmonitor.alert;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** Mail servers that are given the time a busy machine takes to start one. */
public final class MailServer {

    private static final long PATIENCE_MILLIS = 60_000;

    private MailServer() {}

    /** One for SMTP, not started yet. */
    public static GreenMail on(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return new GreenMail(setup);
    }
}
