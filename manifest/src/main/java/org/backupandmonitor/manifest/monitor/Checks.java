package org.backupandmonitor.manifest.monitor;

import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Type;

/** Wraps checks of the contracts as subjects. */
final class Checks {

    private Checks() {}

    static <C extends Check> Type<Subject> reached(Type<C> type, Class<C> check) {
        return MappedType.of(type, Subject.Reached::new, subject -> of(subject, check));
    }

    static <C extends Check> C of(Subject subject, Class<C> check) {
        return check.cast(((Subject.Reached) subject).check());
    }
}
