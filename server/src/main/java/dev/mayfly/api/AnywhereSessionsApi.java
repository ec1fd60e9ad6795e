package dev.mayfly.api;

import dev.mayfly.api.rolesanywhere.CreateSession;
import dev.mayfly.certificate.CertificateCaller;
import dev.mayfly.certificate.CertificateVerdict;
import dev.mayfly.certificate.VerifiedCertificate;
import dev.mayfly.issuance.Issuance;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.rolesanywhere.AnywhereSessions;
import dev.mayfly.rolesanywhere.AnywhereSessions.Answer;
import dev.mayfly.rolesanywhere.AnywhereSessions.Wish;
import dev.mayfly.rolesanywhere.Subjects;
import dev.mayfly.session.AuthorizationMessages;
import dev.mayfly.sigv4.ReplayMemory;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.trail.UserIdentity;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Http;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.ProvenCertificate;
import dev.mayfly.wire.Service;
import java.util.List;
import java.util.Optional;

/// `CreateSession` of IAM Roles Anywhere: a session for whoever proves to hold the key of a
/// certificate that a trust anchor vouches for.
///
/// The caller is told no more than AWS tells; the whole reason of a refusal stands in the event.
/// The trust anchor is asked first and the replay memory after it, so that nobody fills the memory
/// with certificates of his own making; and both before the profile, so that a captured request
/// teaches nothing.
///
/// Source: IAM Roles Anywhere User Guide, "IAM Roles Anywhere CreateSession API", read 2026-11.
public final class AnywhereSessionsApi {

    private final AnywhereSessions sessions;
    private final Subjects subjects;
    private final ReplayMemory replay;
    private final Answering answering;

    /// What stands around: the circumstances of calls, the messages for the refused, who answers
    /// for the anchor of nodes, and how the resources' ARNs begin.
    public record Answering(
            CallCircumstances circumstances,
            AuthorizationMessages messages,
            NodeSessions nodes,
            AnywhereArns arns) {}

    public AnywhereSessionsApi(
            AnywhereSessions sessions,
            Subjects subjects,
            ReplayMemory replay,
            Answering answering) {
        this.sessions = sessions;
        this.subjects = subjects;
        this.replay = replay;
        this.answering = answering;
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                                Service.ROLES_ANYWHERE,
                                "CreateSession",
                                CreateSession.Request.class,
                                CreateSession.Answer.class,
                                false,
                                new Operation.Access.ByCertificate<>(),
                                this::createSession)
                        .at(new Http("POST", "/sessions", 201)));
    }

    private CreateSession.Answer createSession(CreateSession.Request request, Call call) {
        CertificateNotes.presented(call);
        Wish wish = wish(request);
        if (wish.trustAnchorArn().equals(answering.arns().of(NodeSessions.ANCHOR))) {
            return answering.nodes().createSession(wish, call);
        }
        ProvenCertificate proven = call.certificate().orElseThrow();
        VerifiedCertificate certificate = trusted(proven, wish, call);
        call.notes().identity(identity(certificate, wish));
        certificate
                .overdueLists()
                .forEach(list -> call.notes().additional("overdueRevocationList", list));
        replay.use(proven, call.now());
        return session(certificate, wish, call);
    }

    private VerifiedCertificate trusted(ProvenCertificate proven, Wish wish, Call call) {
        return switch (sessions.trust(proven.certificates(), wish.trustAnchorArn(), call.now())) {
            case CertificateVerdict.Trusted(VerifiedCertificate certificate) -> certificate;
            case CertificateVerdict.Refused(var refusal) ->
                    throw CertificateNotes.refused(refusal, call.notes());
        };
    }

    private CreateSession.Answer session(VerifiedCertificate certificate, Wish wish, Call call) {
        try {
            Issuance.Issued issued = issued(certificate, wish, call);
            String subject = seen(certificate, wish, false);
            noteResources(wish, call);
            return CreateSession.Answer.of(issued, subject);
        } catch (RefusedException refused) {
            seen(certificate, wish, true);
            throw refused;
        }
    }

    private String seen(VerifiedCertificate certificate, Wish wish, boolean failed) {
        Subjects.Sighting sighting =
                new Subjects.Sighting(certificate.endEntity(), wish.instanceProperties(), failed);
        return answering.arns().of("subject/" + subjects.seen(sighting).id());
    }

    private Issuance.Issued issued(VerifiedCertificate certificate, Wish wish, Call call) {
        Answer answer = sessions.issue(certificate, wish, answering.circumstances().of(call));
        return switch (answer) {
            case Answer.Refused(var refusal) ->
                    throw CertificateNotes.refused(refusal, call.notes());
            case Answer.Decided(Issuance.Issued issued) -> issued;
            case Answer.Decided(Issuance.Denied(_, var explanation)) -> {
                call.notes().denial(explanation.json());
                throw new RefusedException(
                        new Refusal.NotAuthorized(
                                "Unable to assume role for "
                                        + wish.roleArn()
                                        + ". Encoded authorization failure message: "
                                        + answering.messages().encode(call.eventId())));
            }
        };
    }

    private void noteResources(Wish wish, Call call) {
        String account = answering.arns().account();
        call.notes().resource(new TrailEvent.Resource(wish.roleArn(), "AWS::IAM::Role", account));
        call.notes()
                .resource(
                        new TrailEvent.Resource(
                                wish.trustAnchorArn(), "AWS::RolesAnywhere::TrustAnchor", account));
        call.notes()
                .resource(
                        new TrailEvent.Resource(
                                wish.profileArn(), "AWS::RolesAnywhere::Profile", account));
    }

    private static UserIdentity identity(VerifiedCertificate certificate, Wish wish) {
        return new UserIdentity.ServiceCaller(
                CertificateCaller.SERVICE,
                certificate.subject(),
                wish.sessionName().orElseGet(certificate::sessionName),
                CertificateCaller.provenance(certificate, wish.trustAnchorArn()));
    }

    /// Each ARN from the place where it stands. One that stands at both must be the same.
    private static Wish wish(CreateSession.Request request) {
        return new Wish(
                one("trustAnchorArn", request.trustAnchorArn(), request.trustAnchorArnInBody()),
                one("profileArn", request.profileArn(), request.profileArnInBody()),
                one("roleArn", request.roleArn(), request.roleArnInBody()),
                request.roleSessionName(),
                request.durationSeconds(),
                request.instanceProperties());
    }

    private static String one(String name, Optional<String> query, Optional<String> body) {
        if (query.isPresent() && body.isPresent() && !query.equals(body)) {
            throw invalid(name + " differs between the query string and the body");
        }
        return query.or(() -> body).orElseThrow(() -> invalid(name + " is missing"));
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidMember(message));
    }
}
