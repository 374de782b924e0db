package org.backupandmonitor.backup.vault.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.backup.vault.Vault;
import org.junit.jupiter.api.Test;

class ResticFailureTest {

    private static final Vault VAULT = new Vault("nas", "shop", "/srv/vaults/nas", "secret:nas", Map.of());

    private final ResticOutput output = new ResticOutput(progress -> {});

    @Test
    void what_restic_says_when_it_is_ended_does_not_hide_why_it_had_to_be() {
        output.line("Load(<config/0000000000>, 0, 0) returned error, retrying after 1s: open config: not a directory");
        output.line("signal terminated received, cleaning up ");
        output.line("Load(<config/0000000000>, 0, 0) failed: context canceled");
        output.line(
                "{\"message_type\":\"exit_error\",\"code\":1,\"message\":\"Fatal: unable to open config file: context"
                        + " canceled\"}");

        assertThat(ResticFailure.explain(Exit.TIMED_OUT, output, VAULT))
                .startsWith("vault \"nas\" does not answer (Load(<config/0000000000>, 0, 0) returned error")
                .contains("not a directory)");
    }

    @Test
    void who_was_ended_before_it_said_anything_gave_no_reason() {
        output.line(
                "{\"message_type\":\"exit_error\",\"code\":1,\"message\":\"Fatal: unable to open config file: context"
                        + " canceled\"}");

        assertThat(ResticFailure.explain(Exit.TIMED_OUT, output, VAULT))
                .isEqualTo(
                        "vault \"nas\" does not answer (restic gave no reason): check that it is mounted and reachable, and"
                                + " its repository in bam.vaults");
    }

    @Test
    void a_full_temporary_directory_of_this_machine_is_no_full_vault() {
        output.line("Fatal: unable to save snapshot: write /tmp/restic-temp-pack-2911382110: no space left on device");

        assertThat(ResticFailure.explain(1, output, VAULT))
                .isEqualTo(
                        "the temporary directory of backup-service is full, which restic needs for vault \"nas\": free"
                                + " some space there, or set TMPDIR to a larger one");
    }

    @Test
    void a_full_vault_is_told_as_that() {
        output.line("Fatal: unable to save snapshot: write /srv/vaults/nas/shop/data/0a/0a1b-tmp-29: no space left on"
                + " device");

        assertThat(ResticFailure.explain(1, output, VAULT)).startsWith("vault \"nas\" is full");
    }
}
