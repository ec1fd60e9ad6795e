package dev.mayfly.api;

import dev.mayfly.api.ca.AuthorityAnswers;
import dev.mayfly.api.ca.AuthorityAnswers.Issued;
import dev.mayfly.api.ca.AuthorityAnswers.Revoked;
import dev.mayfly.api.ca.AuthorityRequests.IssueCertificate;
import dev.mayfly.api.ca.AuthorityRequests.ListCertificates;
import dev.mayfly.api.ca.AuthorityRequests.RevokeCertificate;
import dev.mayfly.ca.AuthorityPurpose;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.ca.IssuedCertificate.Revocation;
import dev.mayfly.ca.RevocationReason;
import dev.mayfly.certificates.CertificateAuthorities;
import dev.mayfly.certificates.Issuance;
import dev.mayfly.certificates.RevocationLists;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.x509.CertificateRequest;
import dev.mayfly.x509.Certificates;
import dev.mayfly.x509.MalformedX509Exception;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Certificates that the account's authorities issue, and revoke. The permissions are on the
/// authority's ARN; issuing carries the condition key `mayfly:CommonName`, so that a policy can say
/// who may issue which names.
public final class CertificatesApi {

    private static final int PAGE = 100;

    private final CertificateAuthorities authorities;
    private final Issuance issuance;
    private final RevocationLists lists;
    private final AccountId account;
    private final String region;

    /// What does the work.
    public record Parts(
            CertificateAuthorities authorities, Issuance issuance, RevocationLists lists) {}

    public CertificatesApi(Parts parts, AccountId account, String region) {
        this.authorities = parts.authorities();
        this.issuance = parts.issuance();
        this.lists = parts.lists();
        this.account = account;
        this.region = region;
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        MayflyApi.SERVICE,
                        "IssueCertificate",
                        IssueCertificate.class,
                        Issued.class,
                        false,
                        new Operation.Access.Needs<>(needs ->
                                List.of(
                                        new Permission(
                                                "mayfly:IssueCertificate",
                                                arn(needs.input().certificateAuthority()),
                                                Map.of(
                                                        "mayfly:CommonName",
                                                        List.of(needs.input().commonName()))))),
                        this::issue),
                new Operation<>(
                        MayflyApi.SERVICE,
                        "RevokeCertificate",
                        RevokeCertificate.class,
                        Revoked.class,
                        false,
                        new Operation.Access.Needs<>(needs ->
                                List.of(
                                        Permission.of(
                                                "mayfly:RevokeCertificate",
                                                authorityOf(needs.input().serialNumber())))),
                        this::revoke),
                new Operation<>(
                        MayflyApi.SERVICE,
                        "ListCertificates",
                        ListCertificates.class,
                        AuthorityAnswers.Certificates.class,
                        true,
                        new Operation.Access.Needs<>(needs ->
                                List.of(
                                        Permission.of(
                                                "mayfly:ListCertificates",
                                                needs.input()
                                                        .certificateAuthority()
                                                        .map(this::arn)
                                                        .orElse("*")))),
                        (request, _) -> list(request)));
    }

    private Issued issue(IssueCertificate request, Call call) {
        call.notes().resource(resource(request.certificateAuthority()));
        CertificateAuthority authority = authorities.get(request.certificateAuthority());
        if (authority.purpose() != AuthorityPurpose.MACHINES) {
            throw invalid(
                    "The authority "
                            + authority.name()
                            + " issues for Mayfly's nodes alone, which join by a token");
        }
        Issuance.Issued issued =
                issuance.issue(
                        authority,
                        key(request.csr()),
                        new Issuance.Wish(
                                request.commonName(),
                                Optional.empty(),
                                request.dnsNames(),
                                request.uris(),
                                request.durationSeconds()),
                        call.caller().map(SessionClaims::arn).orElseThrow());
        IssuedCertificate kept = issued.kept();
        return new Issued(
                Certificates.toPem(issued.certificate()),
                Certificates.toPem(authority.certificate()),
                kept.serialHex(),
                kept.subject(),
                kept.notBefore(),
                kept.notAfter(),
                arn(authority.name()),
                authority.anchor().map(anchor -> trustAnchorArn(anchor.trustAnchorId())));
    }

    private static PublicKey key(String csr) {
        try {
            return CertificateRequest.fromPem(csr).key();
        } catch (MalformedX509Exception e) {
            throw invalid("The certificate request is refused: " + e.getMessage());
        }
    }

    private Revoked revoke(RevokeCertificate request, Call call) {
        IssuedCertificate certificate = lists.get(serial(request.serialNumber()));
        call.notes().resource(resource(certificate.authority()));
        if (authorities.get(certificate.authority()).purpose() != AuthorityPurpose.MACHINES) {
            throw invalid("This is the certificate of a node: lock or remove the node instead");
        }
        Revocation revocation =
                lists.revoke(
                                certificate.serialHex(),
                                request.reason().orElse(RevocationReason.UNSPECIFIED))
                        .revocation()
                        .orElseThrow();
        return new Revoked(certificate.serialHex(), revocation.at(), revocation.reason());
    }

    private AuthorityAnswers.Certificates list(ListCertificates request) {
        request.certificateAuthority().ifPresent(authorities::get);
        int most = request.maxResults().orElse(PAGE);
        List<IssuedCertificate> rest =
                lists.behind(request.nextToken().orElse("")).stream()
                        .filter(certificate ->
                                request.certificateAuthority()
                                        .map(certificate.authority()::equals)
                                        .orElse(true))
                        .limit(most + 1L)
                        .toList();
        List<IssuedCertificate> page = rest.size() > most ? rest.subList(0, most) : rest;
        return new AuthorityAnswers.Certificates(
                page.stream().map(CertificatesApi::shown).toList(),
                rest.size() > most ? Optional.of(page.getLast().serialHex()) : Optional.empty());
    }

    private static AuthorityAnswers.Certificate shown(IssuedCertificate certificate) {
        return new AuthorityAnswers.Certificate(
                certificate.serialHex(),
                certificate.authority(),
                certificate.subject(),
                certificate.alternativeNames(),
                certificate.notBefore(),
                certificate.notAfter(),
                certificate.issuedBy(),
                certificate.revocation().map(Revocation::at),
                certificate.revocation().map(Revocation::reason));
    }

    /// As `openssl` prints it or with colons, in either case.
    private static String serial(String text) {
        return text.replace(":", "").toLowerCase(Locale.ROOT);
    }

    /// What revoking needs a permission on; `*` when there is no such certificate, so that only who
    /// may revoke any hears so.
    private String authorityOf(String serialNumber) {
        return lists.find(serial(serialNumber))
                .map(certificate -> arn(certificate.authority()))
                .orElse("*");
    }

    private String trustAnchorArn(String id) {
        return new Arn("aws", "rolesanywhere", region, account.digits(), "trust-anchor/" + id)
                .toString();
    }

    private String arn(String name) {
        return CertificateAuthority.arn(name, account, region).toString();
    }

    private TrailEvent.Resource resource(String name) {
        return new TrailEvent.Resource(
                arn(name), CertificateAuthoritiesApi.RESOURCE_TYPE, account.digits());
    }

    private static RefusedException invalid(String message) {
        return new RefusedException(new Refusal.InvalidMember(message));
    }
}
