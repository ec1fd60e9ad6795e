package dev.mayfly.anywhere;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which attributes of a certificate become session tags: specifiers by field. A field without
/// rules yields no tags.
///
/// Source: IAM Roles Anywhere User Guide, "Certificate attribute mapping", read 2026-11. That a
/// second `PutAttributeMapping` of a field replaces the first is our reading of "put".
public record AttributeMappings(Map<CertificateField, List<String>> rules) {

    /// Every attribute of the name.
    public static final String ALL = "*";

    /// Every attribute of the first directory name.
    public static final String ALL_OF_NAME = "Name/*";

    /// Where an attribute of the first directory name begins.
    public static final String NAME_PREFIX = "Name/";

    /// What a new profile maps.
    public static final AttributeMappings DEFAULT =
            new AttributeMappings(
                    Map.of(
                            CertificateField.ISSUER, List.of(ALL),
                            CertificateField.ALTERNATIVE_NAME, List.of("DNS", "URI", ALL_OF_NAME),
                            CertificateField.SUBJECT, List.of(ALL)));

    private static final int MAX_SPECIFIER = 60;

    public AttributeMappings {
        Map<CertificateField, List<String>> copy = new EnumMap<>(CertificateField.class);
        rules.forEach((field, specifiers) -> copy.put(field, checked(field, specifiers)));
        rules = Collections.unmodifiableMap(copy);
    }

    /// The specifiers of a field, none when it is not mapped.
    public List<String> of(CertificateField field) {
        return rules.getOrDefault(field, List.of());
    }

    /// These mappings with other rules for a field.
    ///
    /// @throws IllegalArgumentException for a specifier that means nothing there
    public AttributeMappings put(CertificateField field, List<String> specifiers) {
        Map<CertificateField, List<String>> changed = new EnumMap<>(CertificateField.class);
        changed.putAll(rules);
        changed.put(field, specifiers);
        return new AttributeMappings(changed);
    }

    /// These mappings without some rules of a field; without all of them when none is named.
    ///
    /// @throws IllegalArgumentException for a specifier that is not there
    public AttributeMappings without(CertificateField field, List<String> specifiers) {
        List<String> left = new ArrayList<>(of(field));
        for (String specifier : specifiers) {
            Bounds.require(
                    left.remove(canonical(field, specifier)),
                    "there is no rule `" + specifier + "` for " + field.wireName());
        }
        Map<CertificateField, List<String>> changed = new EnumMap<>(CertificateField.class);
        changed.putAll(rules);
        if (specifiers.isEmpty() || left.isEmpty()) {
            changed.remove(field);
        } else {
            changed.put(field, left);
        }
        return new AttributeMappings(changed);
    }

    private static List<String> checked(CertificateField field, List<String> specifiers) {
        Set<String> seen = new HashSet<>();
        List<String> checked = new ArrayList<>();
        for (String specifier : specifiers) {
            String canonical = canonical(field, specifier);
            Bounds.require(
                    canonical.length() <= MAX_SPECIFIER && meansSomething(field, canonical),
                    "`" + specifier + "` names nothing of " + field.wireName());
            Bounds.require(
                    seen.add(canonical), "the rule `" + specifier + "` must not stand there twice");
            checked.add(canonical);
        }
        return List.copyOf(checked);
    }

    /// `Name` and `Name/` are other ways to write `Name/*`.
    private static String canonical(CertificateField field, String specifier) {
        boolean wholeName =
                field == CertificateField.ALTERNATIVE_NAME
                        && (specifier.equals("Name") || specifier.equals(NAME_PREFIX));
        return wholeName ? ALL_OF_NAME : specifier;
    }

    private static boolean meansSomething(CertificateField field, String specifier) {
        if (field != CertificateField.ALTERNATIVE_NAME) {
            return specifier.equals(ALL) || attributeType(specifier);
        }
        return specifier.equals("DNS")
                || specifier.equals("URI")
                || specifier.equals(ALL_OF_NAME)
                || (specifier.startsWith(NAME_PREFIX)
                        && attributeType(specifier.substring(NAME_PREFIX.length())));
    }

    /// A short name or a dotted object identifier.
    private static boolean attributeType(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= 'A' && c <= 'Z')
                                        || (c >= '0' && c <= '9')
                                        || c == '.'
                                        || c == '-');
    }
}
