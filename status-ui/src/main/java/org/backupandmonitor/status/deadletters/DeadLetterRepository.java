package org.backupandmonitor.status.deadletters;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.deadletter.DeadLetter;

/** Records that somebody could not read. */
@Singleton
class DeadLetterRepository implements PanacheRepositoryBase<DeadLetterEntity, DeadLetterEntity.Key> {

    /** Newest first. */
    @Transactional
    List<DeadLetter> before(Instant time, int most) {
        return find("at < ?1 order by at desc", time).page(Page.ofSize(most)).list().stream()
                .map(entity -> new DeadLetter(
                        entity.topic,
                        entity.partition,
                        entity.position,
                        entity.key,
                        entity.reader,
                        entity.error,
                        entity.excerpt,
                        entity.at))
                .toList();
    }

    void keep(DeadLetter letter) {
        DeadLetterEntity entity = new DeadLetterEntity();
        entity.topic = letter.topic();
        entity.partition = letter.partition();
        entity.position = letter.offset();
        entity.reader = letter.reader();
        entity.key = letter.key() == null ? null : clean(letter.key());
        entity.error = clean(letter.error());
        entity.excerpt = clean(letter.excerpt());
        entity.at = letter.at();
        getEntityManager().merge(entity);
    }

    /** PostgreSQL's text can't hold NUL; garbage can. */
    private static String clean(String text) {
        return text.replace('\0', ' ');
    }
}
