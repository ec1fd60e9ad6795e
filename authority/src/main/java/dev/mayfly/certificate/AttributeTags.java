package dev.mayfly.certificate;

import dev.mayfly.anywhere.AttributeMappings;
import dev.mayfly.anywhere.CertificateField;
import dev.mayfly.identity.Tag;
import dev.mayfly.x509.AlternativeNames;
import dev.mayfly.x509.NameAttribute;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The session tags of a certificate: `x509Subject/CN`, `x509Issuer/O`, `x509SAN/DNS`,
/// `x509SAN/Name/CN` and so on, as far as the profile maps them. Several values of one attribute
/// are one tag, joined in the order of the certificate; of alternative names the first of each kind
/// counts. A value that no session tag may have is left out, as AWS does.
///
/// Source: IAM Roles Anywhere User Guide, "Trust policy" and "Certificate attribute mapping", read
/// 2026-11.
final class AttributeTags {

    static final String SEPARATOR = "/";

    private static final int MAX_VALUE = 256;
    private static final int MAX_KEY = 128;

    private AttributeTags() {}

    static List<Tag> of(X509Certificate certificate, AttributeMappings mappings) {
        List<Tag> tags = new ArrayList<>();
        tags.addAll(
                named(
                        CertificateField.SUBJECT.wireName(),
                        NameAttribute.of(certificate.getSubjectX500Principal()),
                        mappings.of(CertificateField.SUBJECT)));
        tags.addAll(
                named(
                        CertificateField.ISSUER.wireName(),
                        NameAttribute.of(certificate.getIssuerX500Principal()),
                        mappings.of(CertificateField.ISSUER)));
        tags.addAll(
                alternative(
                        AlternativeNames.of(certificate),
                        mappings.of(CertificateField.ALTERNATIVE_NAME)));
        return tags.stream().filter(AttributeTags::allowed).toList();
    }

    private static List<Tag> named(
            String prefix, List<NameAttribute> name, List<String> specifiers) {
        boolean all = specifiers.contains(AttributeMappings.ALL);
        Predicate<NameAttribute> wanted =
                attribute -> specifiers.contains(attribute.type()) || (all && attribute.known());
        Map<String, String> values = new LinkedHashMap<>();
        name.stream()
                .filter(wanted)
                .forEach(attribute ->
                        values.merge(
                                attribute.type(),
                                attribute.value(),
                                (first, next) -> first + SEPARATOR + next));
        List<Tag> tags = new ArrayList<>();
        values.forEach((type, value) -> tags.add(new Tag(prefix + "/" + type, value)));
        return tags;
    }

    private static List<Tag> alternative(AlternativeNames names, List<String> specifiers) {
        String prefix = CertificateField.ALTERNATIVE_NAME.wireName() + "/";
        List<Tag> tags = new ArrayList<>();
        if (specifiers.contains("DNS")) {
            first(names.dns()).ifPresent(dns -> tags.add(new Tag(prefix + "DNS", dns)));
        }
        if (specifiers.contains("URI")) {
            first(names.uris()).ifPresent(uri -> tags.add(new Tag(prefix + "URI", uri)));
        }
        List<String> attributes =
                specifiers.stream()
                        .filter(specifier -> specifier.startsWith(AttributeMappings.NAME_PREFIX))
                        .map(specifier ->
                                specifier.substring(AttributeMappings.NAME_PREFIX.length()))
                        .toList();
        first(names.directoryNames())
                .ifPresent(name -> tags.addAll(named(prefix + "Name", name, attributes)));
        return tags;
    }

    private static <T> Optional<T> first(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getFirst());
    }

    private static boolean allowed(Tag tag) {
        return tag.key().length() <= MAX_KEY
                && tag.value().length() <= MAX_VALUE
                && SessionCharacters.only(tag.value());
    }
}
