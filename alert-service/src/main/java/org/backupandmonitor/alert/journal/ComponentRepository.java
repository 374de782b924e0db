package org.backupandmonitor.alert.journal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads and writes {@link ComponentEntity} rows. */
@ApplicationScoped
class ComponentRepository implements PanacheRepositoryBase<ComponentEntity, String> {}
