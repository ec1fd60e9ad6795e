package dev.mayfly.store.sql;

import dev.mayfly.anywhere.AnywhereProfile;
import dev.mayfly.anywhere.AnywhereResource;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.anywhere.NotificationSetting;
import dev.mayfly.anywhere.Subject;
import dev.mayfly.anywhere.TrustAnchor;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes a resource of Roles Anywhere as the JSON of its row. Certificates and lists are kept as
/// the PEM that was given; absent values are left out.
record AnywhereWriter(JsonGenerator json, JsonFields fields) {

    static String json(AnywhereResource resource) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                StoredJson.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            new AnywhereWriter(json, new JsonFields(json)).members(resource);
            json.writeEndObject();
        }
        return text.toString();
    }

    private void members(AnywhereResource resource) {
        fields.text("id", resource.id());
        switch (resource) {
            case TrustAnchor anchor -> anchor(anchor);
            case AnywhereProfile profile -> profile(profile);
            case Crl crl -> crl(crl);
            case Subject subject -> subject(subject);
        }
        fields.tags(resource.tags());
    }

    private void anchor(TrustAnchor anchor) {
        fields.text("name", anchor.name());
        fields.text("pem", anchor.bundle().pem());
        fields.flag("enabled", anchor.enabled());
        fields.instant("createdAt", anchor.createdAt());
        fields.instant("updatedAt", anchor.updatedAt());
        json.writeArrayPropertyStart("notifications");
        for (NotificationSetting setting : anchor.notifications()) {
            json.writeStartObject();
            fields.text("event", setting.event().name());
            fields.flag("enabled", setting.enabled());
            fields.number("thresholdDays", setting.thresholdDays());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void profile(AnywhereProfile profile) {
        fields.text("name", profile.name());
        fields.texts("roleArns", profile.grant().roleArns());
        fields.optional("sessionPolicy", profile.grant().sessionPolicy());
        fields.texts("managedPolicyArns", profile.grant().managedPolicyArns());
        fields.text("duration", profile.grant().duration().toString());
        fields.flag("acceptRoleSessionName", profile.rules().acceptRoleSessionName());
        fields.flag("requireInstanceProperties", profile.rules().requireInstanceProperties());
        json.writeObjectPropertyStart("mappings");
        profile.rules()
                .mappings()
                .rules()
                .forEach((field, specifiers) -> fields.texts(field.wireName(), specifiers));
        json.writeEndObject();
        fields.flag("enabled", profile.enabled());
        fields.text("createdBy", profile.createdBy());
        fields.instant("createdAt", profile.createdAt());
        fields.instant("updatedAt", profile.updatedAt());
    }

    private void crl(Crl crl) {
        fields.text("name", crl.name());
        fields.text("trustAnchorId", crl.trustAnchorId());
        fields.text("pem", crl.list().pem());
        fields.flag("enabled", crl.enabled());
        fields.instant("createdAt", crl.createdAt());
        fields.instant("updatedAt", crl.updatedAt());
    }

    private void subject(Subject subject) {
        fields.text("x509Subject", subject.x509Subject());
        fields.flag("enabled", subject.enabled());
        fields.instant("createdAt", subject.createdAt());
        fields.instant("updatedAt", subject.updatedAt());
        fields.instant("lastSeenAt", subject.lastSeenAt());
        json.writeArrayPropertyStart("credentials");
        subject.credentials().forEach(this::credential);
        json.writeEndArray();
        json.writeArrayPropertyStart("instances");
        subject.instances().forEach(this::instance);
        json.writeEndArray();
    }

    private void credential(Subject.Credential credential) {
        json.writeStartObject();
        fields.text("serialNumber", credential.serialNumber());
        fields.text("issuer", credential.issuer());
        fields.text("pem", credential.pem());
        fields.instant("seenAt", credential.seenAt());
        fields.flag("failed", credential.failed());
        json.writeEndObject();
    }

    private void instance(Subject.Instance instance) {
        json.writeStartObject();
        fields.texts("properties", instance.properties());
        fields.instant("seenAt", instance.seenAt());
        fields.flag("failed", instance.failed());
        json.writeEndObject();
    }
}
