package org.backupandmonitor.status.incidents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.backupandmonitor.contracts.incident.Notification;

/** A notification as it stood last. */
@Entity
@Table(name = "notification")
class NotificationEntity {

    @Id
    String id;

    @Column(nullable = false)
    String incident;

    @Column(nullable = false)
    String transition;

    @Column(nullable = false)
    String channel;

    @Column(name = "channel_type", nullable = false)
    String channelType;

    @Column(nullable = false)
    String recipient;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Notification.State state;

    @Column(nullable = false)
    String attempts;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(nullable = false)
    Instant at;
}
