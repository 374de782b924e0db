package org.backupandmonitor.status.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void givesUpOnValuesThatPostgresqlCantHold() {
        assertThat(Faults.permanent(new RuntimeException(new SQLException("invalid byte sequence", "22021"))))
                .contains("could not be stored: invalid byte sequence");
    }

    @Test
    void givesUpOnWhatExceedsALimitOfPostgresql() {
        assertThat(Faults.permanent(new SQLException("index row size 4016 exceeds btree maximum 2704", "54000")))
                .contains("could not be stored: index row size 4016 exceeds btree maximum 2704");
    }

    @Test
    void triesAgainWhenThereIsNoConnection() {
        assertThat(Faults.permanent(new RuntimeException(new SQLException("refused", "08001"))))
                .isEmpty();
        assertThat(Faults.permanent(new RuntimeException(new SQLException("acquisition timeout"))))
                .isEmpty();
    }

    @Test
    void triesAgainWhenPostgresqlShutsDownOrIsFull() {
        assertThat(Faults.permanent(new SQLException("shutting down", "57P01"))).isEmpty();
        assertThat(Faults.permanent(new SQLException("disk full", "53100"))).isEmpty();
    }

    @Test
    void givesUpOnARecordThatOurOwnCodeCantTake() {
        assertThat(Faults.permanent(new IllegalArgumentException("no such thing")))
                .isPresent();
    }
}
