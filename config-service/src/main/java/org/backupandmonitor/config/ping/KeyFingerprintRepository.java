package org.backupandmonitor.config.ping;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Keeps by what keys are recognized. */
@Singleton
class KeyFingerprintRepository implements PanacheRepositoryBase<KeyFingerprintEntity, String> {}
