package org.backupandmonitor.config.ping;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** By what a key is recognized. */
@Entity
@Table(name = "key_fingerprint")
class KeyFingerprintEntity {

    @Id
    String name;

    @Column(nullable = false)
    String sha256;
}
