package org.backupandmonitor.status;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Counts what Hibernate asks PostgreSQL, by thread, since the service works on while a test runs. */
@Singleton
@PersistenceUnitExtension
public final class Statements implements StatementInspector {

    private static final long serialVersionUID = 1L;
    private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);

    @Override
    public String inspect(String sql) {
        COUNT.set(COUNT.get() + 1);
        return sql;
    }

    /** How many statements the work takes on this thread. */
    public static int of(Runnable work) {
        int before = COUNT.get();
        work.run();
        return COUNT.get() - before;
    }
}
