package org.backupandmonitor.config.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.example.com/team/shop.git",
                "https://git.example.com/team/shop/",
                "https://GIT.example.com:8443/Team/Shop",
                "ssh://git@git.example.com:2222/team/shop.git",
                "git@git.example.com:team/shop.git"
            })
    void allUrlsOfOneRepositoryAreOneAddress(String url) {
        assertThat(Address.of(url)).contains(new Address("git.example.com", "team/shop"));
    }

    @Test
    void aPathOfThisMachineIsNoAddress() {
        assertThat(Address.of("file:///srv/git/shop")).isEqualTo(Optional.empty());
    }
}
