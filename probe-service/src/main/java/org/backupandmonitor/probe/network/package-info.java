/** From a host's name to an open connection, held to the policy at the moment of connecting. */
@NullMarked
package org.backupandmonitor.probe.network;

import org.jspecify.annotations.NullMarked;
