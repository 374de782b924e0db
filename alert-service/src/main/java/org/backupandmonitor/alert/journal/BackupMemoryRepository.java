package org.backupandmonitor.alert.journal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads and writes {@link BackupMemoryEntity} rows. */
@ApplicationScoped
class BackupMemoryRepository implements PanacheRepositoryBase<BackupMemoryEntity, String> {}
