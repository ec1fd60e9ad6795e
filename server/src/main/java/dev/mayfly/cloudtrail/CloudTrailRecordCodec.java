package dev.mayfly.cloudtrail;

import dev.mayfly.trail.TrailEvent;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

/// Writes an event as a CloudTrail record, members in the order AWS writes them.
///
/// What the caller's CI job is goes into `additionalEventData.webIdentityClaims` (`x509Claims` for
/// the holder of a certificate), for the call that brought the token and for every later call of
/// the session. AWS has no such member; readers of CloudTrail records pass over members they do not
/// know. The explanation of a refusal is not part of the record.
///
/// Source: CloudTrail User Guide, "CloudTrail record contents", and published records of version
/// 1.08 and 1.11, read 2026-11.
public final class CloudTrailRecordCodec {

    private static final String EVENT_VERSION = "1.11";

    /// AWS cuts user agents and error messages at this many bytes; we count characters.
    private static final int MAX_TEXT_CHARS = 1024;

    private static final int USUAL_RECORD_BYTES = 2048;

    private static final JsonFactory JSON =
            JsonFactory.builder().recyclerPool(JsonRecyclerPools.newConcurrentDequePool()).build();

    private CloudTrailRecordCodec() {}

    /// The record as UTF-8 JSON without line breaks.
    public static byte[] encode(TrailEvent event) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL_RECORD_BYTES)) {
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
                new RecordWriter(json).write(event);
            }
            return bytes.toByteArray();
        }
    }

    private record RecordWriter(JsonGenerator json, RecordValues values) {

        RecordWriter(JsonGenerator json) {
            this(json, new RecordValues(json));
        }

        void write(TrailEvent event) {
            json.writeStartObject();
            values.text("eventVersion", EVENT_VERSION);
            new IdentityWriter(json, values).write(event.identity());
            values.text("eventTime", event.time().truncatedTo(ChronoUnit.SECONDS).toString());
            values.text("eventSource", event.eventSource());
            values.text("eventName", event.eventName());
            values.text("awsRegion", event.region());
            values.text("sourceIPAddress", event.origin().sourceIp());
            values.text("userAgent", cut(event.origin().userAgent()));
            event.failure().ifPresent(this::failure);
            elements("requestParameters", event.requestParameters());
            elements("responseElements", event.responseElements());
            additional(event);
            values.text("requestID", event.requestId());
            values.text("eventID", event.eventId());
            json.writeBooleanProperty("readOnly", event.readOnly());
            resources(event);
            values.text("eventType", "AwsApiCall");
            json.writeBooleanProperty("managementEvent", true);
            values.text("recipientAccountId", event.account());
            event.sharedEventId().ifPresent(id -> values.text("sharedEventID", id));
            values.text("eventCategory", "Management");
            event.origin().tlsVersion().ifPresent(version -> tls(version, event.origin()));
            json.writeEndObject();
        }

        private void failure(TrailEvent.Failure failure) {
            values.text("errorCode", failure.code());
            values.text("errorMessage", cut(failure.message()));
        }

        private void elements(String name, Optional<Map<String, Object>> elements) {
            json.writeName(name);
            if (elements.isEmpty()) {
                json.writeNull();
            } else {
                values.map(elements.get());
            }
        }

        private void additional(TrailEvent event) {
            Map<String, String> provenance = event.identity().provenance();
            if (event.additionalData().isEmpty() && provenance.isEmpty()) {
                return;
            }
            json.writeObjectPropertyStart("additionalEventData");
            event.additionalData().forEach(values::member);
            if (!provenance.isEmpty()) {
                json.writeName(
                        provenance.containsKey("x509Subject") ? "x509Claims" : "webIdentityClaims");
                values.sorted(provenance);
            }
            json.writeEndObject();
        }

        private void resources(TrailEvent event) {
            if (event.resources().isEmpty()) {
                return;
            }
            json.writeArrayPropertyStart("resources");
            for (TrailEvent.Resource resource : event.resources()) {
                json.writeStartObject();
                values.text("accountId", resource.account());
                values.text("type", resource.type());
                values.text("ARN", resource.arn());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void tls(String version, TrailEvent.Origin origin) {
            json.writeObjectPropertyStart("tlsDetails");
            values.text("tlsVersion", version);
            origin.cipherSuite().ifPresent(suite -> values.text("cipherSuite", suite));
            origin.hostHeader().ifPresent(host -> values.text("clientProvidedHostHeader", host));
            json.writeEndObject();
        }

        private static String cut(String text) {
            return text.length() <= MAX_TEXT_CHARS ? text : text.substring(0, MAX_TEXT_CHARS);
        }
    }
}
