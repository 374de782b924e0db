package org.backupandmonitor.backup.source.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.junit.jupiter.api.Test;

/** What can't be brought about on every machine; the rest is in {@link FilesOverSshTest}. */
class RsyncFailureTest {

    @Test
    void a_full_disk_is_our_own_and_not_the_hosts() {
        assertThat(explain(
                        11,
                        "rsync: [receiver] write failed on \"/state/mirrors/shop/uploads/files/a\": No space left on device (28)",
                        "rsync error: error in file IO (code 11) at receiver.c(380) [receiver=3.2.7]"))
                .startsWith("the disk of backup-service is full")
                .contains("bam.state-directory");
    }

    @Test
    void a_host_that_stops_answering_is_told() {
        assertThat(explain(30, "rsync error: timeout in data send/receive (code 30) at io.c(201) [receiver=3.2.7]"))
                .startsWith("app1 stopped answering");
    }

    @Test
    void a_host_without_rsync_is_told() {
        assertThat(explain(127, "sh: 1: rsync: not found")).startsWith("app1 has no rsync");
    }

    @Test
    void rsync_that_was_ended_at_the_host_is_told_as_that() {
        // As a real rsync says it
        String there = "rsync error: received SIGINT, SIGTERM, or SIGHUP (code 20) at io.c(519) [sender=3.2.7]";
        String here = "rsync error: received SIGINT, SIGTERM, or SIGHUP (code 20) at rsync.c(713) [Receiver=3.2.7]";

        assertThat(RsyncFailure.isOfHost(new Exit(20, List.of(), List.of(there))))
                .isTrue();
        assertThat(RsyncFailure.isOfHost(new Exit(20, List.of(), List.of(here))))
                .isFalse();
        assertThat(explain(20, there)).startsWith("app1 ended rsync");
    }

    private static String explain(int code, String... errors) {
        FilesSource source = new FilesSource("app1", 22, "backup", null, "ssh-ed25519 AAAA", List.of("/srv"), null);
        return RsyncFailure.explain(new Exit(code, List.of(), List.of(errors)), source, "app1", Optional::empty);
    }
}
