package io.labelwright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.labelwright.spi.remote.RemoteAddress;
import io.labelwright.spi.remote.RetryAfter;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked for, what lets it be asked for, and what of an address is secret. */
class WebAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://Data.Example.org/a.csv, data.example.org|https://data.example.org|https://data.example.org|*",
        "https://data.example.org:8443/a.csv,"
                + " data.example.org|data.example.org:8443|https://data.example.org|https://data.example.org:8443|*",
        "http://data.example.org/a.csv, http://data.example.org",
        "http://10.0.0.1:80/a.csv, http://10.0.0.1|http://10.0.0.1:80",
        "http://[::1]:9000/a.csv, [::1]|[::1]:9000|http://[::1]|http://[::1]:9000|*",
    })
    void aHostIsAllowedByItsName(String address, String allowedBy) {
        assertThat(String.join("|", WebAddress.of(address).allowedBy())).isEqualTo(allowedBy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/a",
                "https://10.1.2.3/a",
                "https://172.31.0.1/a",
                "https://192.168.1.1/a",
                "https://169.254.169.254/a",
                "https://100.64.0.1/a",
                "https://0.0.0.0/a",
                "https://[fe80::1]/a",
                "https://[::ffff:10.0.0.1]/a",
                "https://printer/a",
                "https://metadata.google.internal/a"
            })
    void aServerSendsNobodyIntoAPrivateNetworkByTheWordForAny(String address) {
        assertThat(WebAddress.of(URI.create(address), false).allowedBy()).doesNotContain("*");
        assertThat(WebAddress.of(URI.create(address), true).allowedBy()).contains("*");
    }

    @Test
    void aPublicHostIsOneOfAny() {
        assertThat(WebAddress.of(URI.create("https://172.32.0.1/a"), false).allowedBy())
                .contains("*");
        assertThat(WebAddress.of(URI.create("https://data.example.org/a"), false)
                        .allowedBy())
                .contains("*");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.org/a?version=3&sig=abcd, https://h.org/a?version=3&sig=***, abcd",
        "https://h.org/a?X-Amz-Signature=abcd, https://h.org/a?X-Amz-Signature=***, abcd",
        "https://h.org/a?x-goog-credential=abcd&b, https://h.org/a?x-goog-credential=***&b, abcd",
        "https://h.org/a?key=abcd, https://h.org/a?key=***, abcd",
        "https://h.org/a?monkey=abcd, https://h.org/a?monkey=abcd, ''",
    })
    void whatSignsAnAddressIsSecret(String address, String shown, String secret) {
        RemoteAddress known = WebAddress.of(address);
        assertThat(known.shown()).isEqualTo(shown);
        assertThat(String.join(",", known.secrets())).isEqualTo(secret);
        assertThat(known.toString()).isEqualTo(shown);
        assertThat(known.uri()).isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a:b@h.org/a",
                "https://h.org\\@evil.org/a",
                "https://256.1.1.1/a",
                "https://1.2.3/a",
                "https://0x7f.0.0.1/a",
                "https://[fe80::1%25eth0]/a",
                "https://-h.org/a",
                "https://h.org/a/..",
                "https://h.org/a\r\nX: y",
                "gopher://h.org/a",
                "https:/a",
                "https://"
            })
    void whatCouldBeReadInTwoWaysIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> WebAddress.of(address));
    }

    @Test
    void aLongAddressIsRefusedBeforeItIsLookedAt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebAddress.of("https://h.org/" + "a".repeat(8000)))
                .withMessageContaining("8000");
    }

    @Test
    void aServerSaysInSecondsOrByDateHowLongToWait() {
        assertThat(RetryAfter.of("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.of("99999999999999")).isEqualTo(Duration.ofDays(365));
        assertThat(RetryAfter.of("Fri, 31 Dec 1999 23:59:59 GMT")).isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.of("soon")).isNull();
        assertThat(RetryAfter.of("")).isNull();
    }
}
