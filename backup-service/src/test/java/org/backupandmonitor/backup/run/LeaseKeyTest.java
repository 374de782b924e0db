package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseKeyTest {

    @ParameterizedTest
    @CsvSource({"shop/uploads, shop", "prune nas/shop, shop", "begin off/site two/shop, shop"})
    void a_lease_tells_whose_repository_may_have_been_left_locked(String key, String project) {
        assertThat(LeaseKey.project(key)).isEqualTo(project);
    }
}
