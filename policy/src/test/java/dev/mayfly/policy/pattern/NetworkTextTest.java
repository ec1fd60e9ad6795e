package dev.mayfly.policy.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTextTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/8, 10.0.0.0/8",
        "203.0.113.77/24, 203.0.113.0/24",
        "203.0.113.77/31, 203.0.113.76/31",
        "203.0.113.77, 203.0.113.77/32",
        "1.2.3.4/0, 0.0.0.0/0",
        "2001:DB8:1234:5678::1/64, 2001:db8:1234:5678::/64",
        "2001:db8::1/128, 2001:db8::1/128",
        "::1/0, ::/0",
        "2001:db8:0:1:1:1:1:1/128, 2001:db8:0:1:1:1:1:1/128",
        "2001:0:0:1::1/128, 2001:0:0:1::1/128",
        "fe80::1/10, fe80::/10",
    })
    void clearsTheBitsBehindThePrefix(String written, String canonical) {
        assertThat(Network.of(written).canonical()).isEqualTo(canonical);
    }
}
