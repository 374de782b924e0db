package org.backupandmonitor.status.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Which login links have been used. */
@Singleton
class UsedLoginRepository implements PanacheRepositoryBase<UsedLoginEntity, String> {

    /** True for whoever comes first, also among instances that are asked at the same moment. */
    @Transactional
    boolean add(String tokenHash, Instant now) {
        return getEntityManager()
                        .createNativeQuery("insert into status.used_login (token_hash, used_at) values (?1, ?2)"
                                + " on conflict do nothing")
                        .setParameter(1, tokenHash)
                        .setParameter(2, now)
                        .executeUpdate()
                == 1;
    }

    @Transactional
    boolean contains(String tokenHash) {
        return findById(tokenHash) != null;
    }
}
