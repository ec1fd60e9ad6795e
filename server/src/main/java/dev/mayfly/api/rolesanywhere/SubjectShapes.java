package dev.mayfly.api.rolesanywhere;

import dev.mayfly.anywhere.Subject;
import dev.mayfly.iam.Page;
import dev.mayfly.wire.Member;
import dev.mayfly.wire.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What operations on subjects take and answer.
public interface SubjectShapes {

    record ById(
            @Member(
                            in = Place.LABEL,
                            minLength = Bounds.ID,
                            maxLength = Bounds.ID,
                            pattern = Bounds.IDS)
                    String subjectId) {}

    record One(Detail subject) {}

    record Many(List<Summary> subjects, Optional<String> nextToken) {

        public static Many of(Page<Summary> page) {
            return new Many(page.items(), page.nextMarker());
        }
    }

    record Summary(
            String subjectArn,
            String subjectId,
            boolean enabled,
            String x509Subject,
            @Member(iso8601 = true) Instant lastSeenAt,
            @Member(iso8601 = true) Instant createdAt,
            @Member(iso8601 = true) Instant updatedAt) {

        public static Summary of(Subject subject, String arn) {
            return new Summary(
                    arn,
                    subject.id(),
                    subject.enabled(),
                    subject.x509Subject(),
                    subject.lastSeenAt(),
                    subject.createdAt(),
                    subject.updatedAt());
        }
    }

    record Detail(
            String subjectArn,
            String subjectId,
            boolean enabled,
            String x509Subject,
            @Member(iso8601 = true) Instant lastSeenAt,
            @Member(iso8601 = true) Instant createdAt,
            @Member(iso8601 = true) Instant updatedAt,
            List<Credential> credentials,
            List<Instance> instanceProperties) {

        public static Detail of(Subject subject, String arn) {
            return new Detail(
                    arn,
                    subject.id(),
                    subject.enabled(),
                    subject.x509Subject(),
                    subject.lastSeenAt(),
                    subject.createdAt(),
                    subject.updatedAt(),
                    subject.credentials().stream().map(Credential::of).toList(),
                    subject.instances().stream().map(Instance::of).toList());
        }
    }

    /// A certificate the subject came with.
    record Credential(
            @Member(iso8601 = true) Instant seenAt,
            String serialNumber,
            String issuer,
            boolean enabled,
            String x509CertificateData,
            boolean failed) {

        static Credential of(Subject.Credential credential) {
            return new Credential(
                    credential.seenAt(),
                    credential.serialNumber(),
                    credential.issuer(),
                    true,
                    credential.pem(),
                    credential.failed());
        }
    }

    /// What the subject said of a machine.
    record Instance(
            @Member(iso8601 = true) Instant seenAt,
            Map<String, String> properties,
            boolean failed) {

        static Instance of(Subject.Instance instance) {
            return new Instance(instance.seenAt(), instance.properties(), instance.failed());
        }
    }
}
