package dev.mayfly.certificates;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a certificate for an end entity is to say. The common name can stand in session names and
/// tags; alternative names are DNS names without wildcards and absolute URIs. `revocationList` is
/// where the issuer's list can be fetched.
public record LeafTerms(
        String commonName,
        Optional<String> organization,
        List<String> dnsNames,
        List<String> uris,
        Duration validity,
        Optional<URI> revocationList) {

    /// What certificates are shortest good for.
    public static final Duration SHORTEST = Duration.ofMinutes(15);

    private static final int MAX_NAMES = 20;
    private static final int MAX_DNS = 253;
    private static final int MAX_URI = 255; // a session tag has at most 256

    /// Source: RFC 5280 Appendix A.1, `ub-common-name`; the characters are those of session tags.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,63}");

    /// Source: RFC 5890 §2.3.1.
    private static final Pattern LABEL =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final Pattern URI_CHARACTERS = Pattern.compile("[!-~]+");

    public LeafTerms {
        dnsNames = List.copyOf(dnsNames);
        uris = List.copyOf(uris);
        require(
                NAME.matcher(commonName).matches(),
                "a certificate's name has 1 to 64 letters, digits and _ . @ - and begins with a"
                        + " letter, a digit or _");
        organization.ifPresent(name ->
                require(NAME.matcher(name).matches(), "an organization is named like a subject"));
        require(
                dnsNames.size() <= MAX_NAMES && uris.size() <= MAX_NAMES,
                "a certificate has at most 20 alternative names of a kind");
        dnsNames.forEach(name ->
                require(dns(name), "`" + shown(name) + "` is no DNS name without wildcards"));
        uris.forEach(uri -> require(uri(uri), "`" + shown(uri) + "` is no absolute URI"));
        require(
                validity.compareTo(SHORTEST) >= 0,
                "a certificate is good for at least " + SHORTEST.toMinutes() + " minutes");
    }

    private static boolean dns(String name) {
        if (name.isEmpty() || name.length() > MAX_DNS) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean uri(String text) {
        if (text.length() > MAX_URI || !URI_CHARACTERS.matcher(text).matches()) {
            return false;
        }
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static String shown(String text) {
        String start = text.substring(0, Math.min(text.length(), 64));
        return start.replaceAll("[^ -~]", "?");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
