package org.backupandmonitor.status.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginResourceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\nb"})
    void sendsNobodyElsewhereAfterALogin(String to) {
        assertThat(LoginResource.ownPath(to)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/monitors/shop/front?range=24h"})
    void sendsPeopleBackToWhereTheyWantedToGo(String to) {
        assertThat(LoginResource.ownPath(to)).isEqualTo(to);
    }
}
