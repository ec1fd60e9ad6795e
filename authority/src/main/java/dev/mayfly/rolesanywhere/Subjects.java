package dev.mayfly.rolesanywhere;

import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.anywhere.Subject;
import dev.mayfly.anywhere.Subject.Credential;
import dev.mayfly.anywhere.Subject.Instance;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.x509.Certificates;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who was seen, by distinguished name. Thousands of sessions a second must not be thousands of
/// commits: a subject is written when it is new, brings a certificate or instance it was not seen
/// with, or was last written [#PRECISION] ago. `lastSeenAt` is as precise as that. Thread-safe.
///
/// Source: IAM Roles Anywhere User Guide, "Monitoring with IAM Roles Anywhere subjects", read
/// 2026-11; the precision is ours.
public final class Subjects {

    /// By how much `lastSeenAt` may lag behind.
    public static final Duration PRECISION = Duration.ofMinutes(5);

    private final Directory directory;
    private final InstantSource clock;

    public Subjects(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// A call by a certificate that a trust anchor vouches for; `failed` when it was refused for
    /// another reason.
    public record Sighting(
            X509Certificate certificate, Map<String, String> instanceProperties, boolean failed) {

        public Sighting {
            instanceProperties = Map.copyOf(instanceProperties);
        }

        private String subject() {
            return certificate.getSubjectX500Principal().getName();
        }

        private String serialNumber() {
            return certificate.getSerialNumber().toString();
        }

        private String issuer() {
            return certificate.getIssuerX500Principal().getName();
        }
    }

    /// The subject of that id.
    ///
    /// @throws dev.mayfly.refusal.RefusedException when there is none
    public Subject get(String id) {
        return Rules.existing(directory.state().anywhere().subjects(), Kind.SUBJECT, id);
    }

    /// All subjects, in the order of their ids.
    public List<Subject> list() {
        return List.copyOf(directory.state().anywhere().subjects().values());
    }

    /// Takes note of a call, and gives the subject it counts for.
    ///
    /// @throws dev.mayfly.refusal.RefusedException for instance properties out of bounds
    public Subject seen(Sighting sighting) {
        Instant now = clock.instant();
        Optional<Subject> known = find(directory.state(), sighting.subject());
        if (known.isPresent() && !worthWriting(known.get(), sighting, now)) {
            return known.get();
        }
        AccountState after =
                directory.update(state -> {
                    Subject subject =
                            find(state, sighting.subject()).orElseGet(() -> fresh(sighting, now));
                    Subject updated = Rules.valid(() -> updated(subject, sighting, now));
                    return state.withAnywhere(state.anywhere().with(updated));
                });
        return find(after, sighting.subject()).orElseThrow();
    }

    private static boolean worthWriting(Subject subject, Sighting sighting, Instant now) {
        boolean stale = !now.isBefore(subject.lastSeenAt().plus(PRECISION));
        boolean knownCredential =
                subject.credentials().stream()
                        .anyMatch(c -> same(c, sighting) && c.failed() == sighting.failed());
        boolean knownInstance =
                sighting.instanceProperties().isEmpty()
                        || subject.instances().stream()
                                .anyMatch(
                                        i -> i.properties().equals(sighting.instanceProperties()));
        return stale || !knownCredential || !knownInstance;
    }

    private static Subject fresh(Sighting sighting, Instant now) {
        return new Subject(
                AnywhereIds.ofSubject(sighting.subject()),
                sighting.subject(),
                true,
                now,
                now,
                now,
                List.of(),
                List.of(),
                List.of());
    }

    private static Subject updated(Subject subject, Sighting sighting, Instant now) {
        List<Credential> credentials = new ArrayList<>();
        credentials.add(
                new Credential(
                        sighting.serialNumber(),
                        sighting.issuer(),
                        Certificates.toPem(sighting.certificate()),
                        now,
                        sighting.failed()));
        subject.credentials().stream().filter(c -> !same(c, sighting)).forEach(credentials::add);
        List<Instance> instances = new ArrayList<>(subject.instances());
        if (!sighting.instanceProperties().isEmpty()) {
            instances.removeIf(i -> i.properties().equals(sighting.instanceProperties()));
            instances.addFirst(new Instance(sighting.instanceProperties(), now, sighting.failed()));
        }
        return new Subject(
                subject.id(),
                subject.x509Subject(),
                subject.enabled(),
                subject.createdAt(),
                now,
                now,
                credentials,
                instances,
                subject.tags());
    }

    private static boolean same(Credential credential, Sighting sighting) {
        return credential.serialNumber().equals(sighting.serialNumber())
                && credential.issuer().equals(sighting.issuer());
    }

    private static Optional<Subject> find(AccountState state, String x509Subject) {
        return Optional.ofNullable(
                state.anywhere().subjects().get(AnywhereIds.ofSubject(x509Subject)));
    }
}
