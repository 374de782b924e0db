package org.backupandmonitor.probe.http;

import java.util.concurrent.Executor;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.probe.certificate.SecureConnection;
import org.backupandmonitor.probe.network.Connector;

/**
 * What HTTP checks are done with.
 *
 * @param workers threads that may wait or compute for a while, as lanes must not
 */
record HttpTools(Connector connector, SecureConnection secure, Secrets secrets, Executor workers) {}
