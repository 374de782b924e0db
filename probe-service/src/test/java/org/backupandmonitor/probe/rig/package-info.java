/** What tests of checks stand on: lanes, a name server, certificates, and servers that misbehave on purpose. */
package org.backupandmonitor.probe.rig;
