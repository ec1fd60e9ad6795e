package dev.mayfly.api;

import dev.mayfly.api.ca.AuthorityAnswers.Authorities;
import dev.mayfly.api.ca.AuthorityAnswers.Authority;
import dev.mayfly.api.ca.AuthorityAnswers.Created;
import dev.mayfly.api.ca.AuthorityRequests.CreateCertificateAuthority;
import dev.mayfly.api.ca.AuthorityRequests.ListCertificateAuthorities;
import dev.mayfly.ca.CertificateAuthority;
import dev.mayfly.ca.CertificateAuthority.LeafLife;
import dev.mayfly.ca.IssuedCertificate;
import dev.mayfly.certificates.CertificateAuthorities;
import dev.mayfly.certificates.Issuance;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Arn;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.trail.TrailEvent;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Permission;
import dev.mayfly.x509.Certificates;
import java.time.Duration;
import java.util.List;

/// Certificate authorities of the account. Making one needs the permissions of Roles Anywhere as
/// well, because it becomes a trust anchor: `mayfly:CreateCertificateAuthority` on
/// `arn:aws:mayfly:REGION:ACCOUNT:certificate-authority/NAME`, `rolesanywhere:CreateTrustAnchor`
/// and `rolesanywhere:ImportCrl`.
public final class CertificateAuthoritiesApi {

    /// How trail events name an authority.
    static final String RESOURCE_TYPE = "Mayfly::CertificateAuthority";

    private static final Duration USUAL_VALIDITY = Duration.ofDays(3653); // 10 years
    private static final Duration USUAL_LIFE = Duration.ofHours(24);
    private static final Duration LONGEST_LIFE = Duration.ofDays(7);

    private final CertificateAuthorities authorities;
    private final AccountId account;
    private final String region;

    public CertificateAuthoritiesApi(
            CertificateAuthorities authorities, AccountId account, String region) {
        this.authorities = authorities;
        this.account = account;
        this.region = region;
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        MayflyApi.SERVICE,
                        "CreateCertificateAuthority",
                        CreateCertificateAuthority.class,
                        Created.class,
                        false,
                        new Operation.Access.Needs<>(needs ->
                                List.of(
                                        Permission.of(
                                                "mayfly:CreateCertificateAuthority",
                                                arn(needs.input().name())),
                                        Permission.of("rolesanywhere:CreateTrustAnchor", "*"),
                                        Permission.of("rolesanywhere:ImportCrl", "*"))),
                        this::create),
                new Operation<>(
                        MayflyApi.SERVICE,
                        "ListCertificateAuthorities",
                        ListCertificateAuthorities.class,
                        Authorities.class,
                        true,
                        new Operation.Access.Needs<>(_ ->
                                List.of(Permission.of("mayfly:ListCertificateAuthorities", "*"))),
                        (_, _) -> list()));
    }

    private Created create(CreateCertificateAuthority request, Call call) {
        call.notes().resource(resource(request.name()));
        Duration usual = request.defaultCertificateSeconds().orElse(USUAL_LIFE);
        Duration longest =
                request.maximumCertificateSeconds()
                        .orElse(usual.compareTo(LONGEST_LIFE) > 0 ? usual : LONGEST_LIFE);
        boolean shorter =
                request.defaultCertificateSeconds().isEmpty() && longest.compareTo(usual) < 0;
        return new Created(
                shown(
                        authorities.create(
                                new CertificateAuthorities.Wish(
                                        request.name(),
                                        request.validitySeconds().orElse(USUAL_VALIDITY),
                                        life(shorter ? longest : usual, longest)))));
    }

    private static LeafLife life(Duration usual, Duration longest) {
        try {
            return new LeafLife(usual, longest);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(new Refusal.InvalidMember(String.valueOf(e.getMessage())));
        }
    }

    private Authorities list() {
        return new Authorities(authorities.list().stream().map(this::shown).toList());
    }

    private Authority shown(CertificateAuthority authority) {
        return new Authority(
                authority.name(),
                arn(authority.name()),
                authority.purpose(),
                Certificates.toPem(authority.certificate()),
                IssuedCertificate.hex(authority.certificate().getSerialNumber()),
                authority.certificate().getNotBefore().toInstant(),
                authority.end(),
                authority.createdAt(),
                authority.leafLife().usual(),
                authority.leafLife().longest(),
                authority.anchor().map(anchor -> trustAnchorArn(anchor.trustAnchorId())),
                Issuance.Addresses.PATH + "/" + authority.name() + ".crl",
                authority.list().nextUpdate().orElseThrow());
    }

    private String trustAnchorArn(String id) {
        return new Arn("aws", "rolesanywhere", region, account.digits(), "trust-anchor/" + id)
                .toString();
    }

    private String arn(String name) {
        return CertificateAuthority.arn(name, account, region).toString();
    }

    private TrailEvent.Resource resource(String name) {
        return new TrailEvent.Resource(arn(name), RESOURCE_TYPE, account.digits());
    }
}
