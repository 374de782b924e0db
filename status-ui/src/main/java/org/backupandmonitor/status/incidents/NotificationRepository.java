package org.backupandmonitor.status.incidents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.messaging.EventMapper;

/** Who was told what, and how often it was tried. */
@Singleton
class NotificationRepository implements PanacheRepositoryBase<NotificationEntity, String> {

    private static final TypeReference<List<Notification.Attempt>> ATTEMPTS = new TypeReference<>() {};

    /** Oldest first. */
    @Transactional
    List<Notification> of(String incident) {
        return list("incident = ?1 order by createdAt, id", incident).stream()
                .map(NotificationRepository::notification)
                .toList();
    }

    void keep(Notification notification) {
        NotificationEntity before = findById(notification.id());
        if (before != null && before.at.isAfter(notification.at())) {
            return;
        }
        NotificationEntity entity = before == null ? new NotificationEntity() : before;
        entity.id = notification.id();
        entity.incident = notification.incident();
        entity.transition = notification.transition();
        entity.channel = notification.channel();
        entity.channelType = notification.channelType();
        entity.recipient = notification.recipient();
        entity.state = notification.state();
        entity.attempts = json(notification.attempts());
        entity.createdAt = notification.createdAt();
        entity.at = notification.at();
        if (before == null) {
            persist(entity);
        }
    }

    private static Notification notification(NotificationEntity entity) {
        try {
            return new Notification(
                    entity.id,
                    entity.incident,
                    entity.transition,
                    entity.channel,
                    entity.channelType,
                    entity.recipient,
                    entity.state,
                    EventMapper.json().readValue(entity.attempts, ATTEMPTS),
                    entity.createdAt,
                    entity.at);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table notification holds something else than attempts", e);
        }
    }

    private static String json(List<Notification.Attempt> attempts) {
        try {
            return EventMapper.json().writeValueAsString(attempts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
