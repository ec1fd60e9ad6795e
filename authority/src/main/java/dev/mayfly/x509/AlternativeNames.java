package dev.mayfly.x509;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// The subject alternative names of the kinds that can stand in a policy, each in the order the
/// certificate has them. `directoryNames` holds the attributes of each name.
///
/// Source: RFC 5280 §4.2.1.6.
public record AlternativeNames(
        List<String> dns, List<String> uris, List<List<NameAttribute>> directoryNames) {

    private static final String EXTENSION = "2.5.29.17";
    private static final int OCTET_STRING = 0x04;
    private static final int DNS = 0x82;
    private static final int DIRECTORY = 0xA4;
    private static final int URI = 0x86;

    public AlternativeNames {
        dns = List.copyOf(dns);
        uris = List.copyOf(uris);
        directoryNames = List.copyOf(directoryNames);
    }

    /// The names in `certificate`; none when it has no such extension.
    public static AlternativeNames of(X509Certificate certificate) {
        List<String> dns = new ArrayList<>();
        List<String> uris = new ArrayList<>();
        List<List<NameAttribute>> directoryNames = new ArrayList<>();
        byte[] extension = certificate.getExtensionValue(EXTENSION);
        if (extension != null) {
            Der names = Der.parse(Der.parse(extension).as(OCTET_STRING).content());
            for (Der name : names.as(Der.SEQUENCE).children()) {
                switch (name.tag()) {
                    case DNS -> dns.add(ascii(name));
                    case URI -> uris.add(ascii(name));
                    case DIRECTORY -> directoryNames.add(NameAttribute.of(name.onlyChild()));
                    default -> {} // addresses, mail and others do not become tags
                }
            }
        }
        return new AlternativeNames(dns, uris, directoryNames);
    }

    private static String ascii(Der name) {
        return new String(name.content(), StandardCharsets.US_ASCII);
    }
}
