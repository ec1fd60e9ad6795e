package dev.mayfly.store.sql;

import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.anywhere.AttributeMappings;
import dev.mayfly.anywhere.CertificateBundle;
import dev.mayfly.anywhere.CertificateField;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.RevocationList;
import dev.mayfly.anywhere.Subject;
import dev.mayfly.anywhere.TrustAnchor;
import dev.mayfly.x509.MalformedX509Exception;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Reads a resource of Roles Anywhere back from the JSON of its row, as strictly as [EntityReader].
record AnywhereReader(Fields fields) {

    /// The resource in the text.
    ///
    /// @throws StoredJsonException when the text is not what [AnywhereWriter] writes for that kind
    static AnywhereResource resource(AnywhereResource.Kind kind, String json) {
        AnywhereReader reader = new AnywhereReader(new Fields(StoredJson.object(json)));
        try {
            AnywhereResource resource = reader.read(kind);
            reader.fields.end();
            return resource;
        } catch (IllegalArgumentException | MalformedX509Exception e) {
            throw new StoredJsonException(String.valueOf(e.getMessage()));
        }
    }

    private AnywhereResource read(AnywhereResource.Kind kind) {
        return switch (kind) {
            case TRUST_ANCHOR -> anchor();
            case PROFILE -> profile();
            case CRL -> crl();
            case SUBJECT -> subject();
        };
    }

    private TrustAnchor anchor() {
        return new TrustAnchor(
                fields.text("id"),
                fields.text("name"),
                CertificateBundle.parse(fields.text("pem")),
                fields.flag("enabled"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"),
                fields.objects("notifications", AnywhereReader::notification),
                fields.tags("tags"));
    }

    private static NotificationSetting notification(Fields setting) {
        return new NotificationSetting(
                NotificationSetting.Event.valueOf(setting.text("event")),
                setting.flag("enabled"),
                setting.number("thresholdDays"));
    }

    private AnywhereProfile profile() {
        return new AnywhereProfile(
                fields.text("id"),
                fields.text("name"),
                new AnywhereProfile.Grant(
                        fields.texts("roleArns"),
                        fields.optionalText("sessionPolicy"),
                        fields.texts("managedPolicyArns"),
                        fields.duration("duration")),
                new AnywhereProfile.Rules(
                        fields.flag("acceptRoleSessionName"),
                        fields.flag("requireInstanceProperties"),
                        mappings()),
                fields.flag("enabled"),
                fields.text("createdBy"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"),
                fields.tags("tags"));
    }

    private AttributeMappings mappings() {
        Map<CertificateField, List<String>> rules = new EnumMap<>(CertificateField.class);
        Fields mappings = new Fields(fields.object("mappings"));
        for (CertificateField field : CertificateField.values()) {
            mappings.optionalTexts(field.wireName())
                    .ifPresent(specifiers -> rules.put(field, specifiers));
        }
        mappings.end();
        return new AttributeMappings(rules);
    }

    private Crl crl() {
        return new Crl(
                fields.text("id"),
                fields.text("name"),
                fields.text("trustAnchorId"),
                RevocationList.parse(fields.text("pem")),
                fields.flag("enabled"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"),
                fields.tags("tags"));
    }

    private Subject subject() {
        return new Subject(
                fields.text("id"),
                fields.text("x509Subject"),
                fields.flag("enabled"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"),
                fields.instant("lastSeenAt"),
                fields.objects("credentials", AnywhereReader::credential),
                fields.objects("instances", AnywhereReader::instance),
                fields.tags("tags"));
    }

    private static Subject.Credential credential(Fields credential) {
        return new Subject.Credential(
                credential.text("serialNumber"),
                credential.text("issuer"),
                credential.text("pem"),
                credential.instant("seenAt"),
                credential.flag("failed"));
    }

    private static Subject.Instance instance(Fields instance) {
        return new Subject.Instance(
                instance.textMap("properties"),
                instance.instant("seenAt"),
                instance.flag("failed"));
    }
}
