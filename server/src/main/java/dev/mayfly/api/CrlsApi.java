package dev.mayfly.api;

import dev.mayfly.anywhere.AnywhereResource.Kind;
import dev.mayfly.anywhere.Crl;
import dev.mayfly.api.rolesanywhere.CrlAnswers.Detail;
import dev.mayfly.api.rolesanywhere.CrlAnswers.Many;
import dev.mayfly.api.rolesanywhere.CrlAnswers.One;
import dev.mayfly.api.rolesanywhere.CrlRequests.ById;
import dev.mayfly.api.rolesanywhere.CrlRequests.Import;
import dev.mayfly.api.rolesanywhere.CrlRequests.Update;
import dev.mayfly.api.rolesanywhere.Listing;
import dev.mayfly.api.rolesanywhere.TagMember;
import dev.mayfly.iam.Directory;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.rolesanywhere.Crls;
import dev.mayfly.wire.Operation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Roles Anywhere's operations on certificate revocation lists.
public final class CrlsApi {

    private final Crls crls;
    private final AnywhereArns arns;
    private final AnywhereTargets targets;

    public CrlsApi(Directory directory, Crls crls, AnywhereArns arns) {
        this.crls = crls;
        this.arns = arns;
        this.targets = new AnywhereTargets(directory, arns);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                AnywhereOperation.creating("ImportCrl", "POST /crls", Import.class, One.class)
                        .on(in -> AnywhereTargets.creating(TagMember.tags(in.tags())))
                        .by(this::importList),
                AnywhereOperation.of("ListCrls", "GET /crls", Listing.class, Many.class)
                        .by(in ->
                                Many.of(
                                        AnywherePages.of(
                                                "ListCrls", in, crls.list(), c -> one(c).crl()))),
                one("GetCrl", "GET /crl/{crlId}").by(in -> one(crls.get(in.crlId()))),
                AnywhereOperation.of("UpdateCrl", "PATCH /crl/{crlId}", Update.class, One.class)
                        .on(in -> targets.of(Kind.CRL, in.crlId()))
                        .by(this::update),
                one("DeleteCrl", "DELETE /crl/{crlId}").by(in -> one(crls.delete(in.crlId()))),
                one("EnableCrl", "POST /crl/{crlId}/enable")
                        .by(in -> one(crls.setEnabled(in.crlId(), true))),
                one("DisableCrl", "POST /crl/{crlId}/disable")
                        .by(in -> one(crls.setEnabled(in.crlId(), false))));
    }

    private AnywhereOperation<ById, One> one(String name, String place) {
        return AnywhereOperation.of(name, place, ById.class, One.class)
                .on(in -> targets.of(Kind.CRL, in.crlId()));
    }

    private One importList(Import in) {
        String anchor = in.trustAnchorArn().substring(in.trustAnchorArn().lastIndexOf('/') + 1);
        if (!arns.of(Kind.TRUST_ANCHOR, anchor).equals(in.trustAnchorArn())) {
            throw new RefusedException(
                    new Refusal.NoSuchEntity(
                            "There is no resource with the ARN " + in.trustAnchorArn()));
        }
        return one(
                crls.importList(
                        new Crls.Wish(
                                in.name(),
                                anchor,
                                text(in.crlData()),
                                in.enabled().orElse(false),
                                TagMember.tags(in.tags()))));
    }

    private One update(Update in) {
        return one(crls.update(in.crlId(), in.name(), in.crlData().map(CrlsApi::text)));
    }

    private One one(Crl crl) {
        return new One(
                Detail.of(
                        crl,
                        arns.of(Kind.CRL, crl.id()),
                        arns.of(Kind.TRUST_ANCHOR, crl.trustAnchorId())));
    }

    private static String text(byte[] pem) {
        try {
            return StandardCharsets.US_ASCII.newDecoder().decode(ByteBuffer.wrap(pem)).toString();
        } catch (CharacterCodingException _) {
            throw new RefusedException(
                    new Refusal.InvalidMember(
                            "crlData is not PEM (-----BEGIN X509 CRL-----); a list in DER is"
                                    + " converted by `openssl crl -inform der`"));
        }
    }
}
