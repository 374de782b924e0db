package org.backupandmonitor.config.repository;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;

/** Keeps the repositories that were added through the REST API. */
@Singleton
class RegistrationRepository implements PanacheRepositoryBase<RegistrationEntity, String> {}
