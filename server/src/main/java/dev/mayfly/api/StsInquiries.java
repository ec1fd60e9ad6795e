package dev.mayfly.api;

import dev.mayfly.access.PrincipalTags;
import dev.mayfly.api.iam.TagMember;
import dev.mayfly.api.sts.StsAnswers.AccessKeyInfo;
import dev.mayfly.api.sts.StsAnswers.CallerIdentity;
import dev.mayfly.api.sts.StsAnswers.DecodedMessage;
import dev.mayfly.api.sts.StsAnswers.WebIdentityToken;
import dev.mayfly.api.sts.StsRequests.AccessKey;
import dev.mayfly.api.sts.StsRequests.EncodedMessage;
import dev.mayfly.api.sts.StsRequests.None;
import dev.mayfly.api.sts.StsRequests.OutboundToken;
import dev.mayfly.iam.Directory;
import dev.mayfly.identity.Tag;
import dev.mayfly.issuance.SessionTags;
import dev.mayfly.minting.MintingAlgorithm;
import dev.mayfly.minting.WebIdentityTokenIssuer;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.session.AccessKeyIds;
import dev.mayfly.session.AuthorizationMessages;
import dev.mayfly.session.SessionClaims;
import dev.mayfly.store.TrailStore;
import dev.mayfly.trail.RecordedEvent;
import dev.mayfly.wire.Call;
import dev.mayfly.wire.Operation;
import dev.mayfly.wire.Operation.Access;
import dev.mayfly.wire.Permission;
import dev.mayfly.wire.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// STS's operations that tell a session about itself, about keys and about denials, and vouch for
/// it elsewhere.
public final class StsInquiries {

    private final Directory directory;
    private final AuthorizationMessages messages;
    private final TrailStore trail;
    private final WebIdentityTokenIssuer outbound;

    public StsInquiries(
            Directory directory,
            AuthorizationMessages messages,
            TrailStore trail,
            WebIdentityTokenIssuer outbound) {
        this.directory = directory;
        this.messages = messages;
        this.trail = trail;
        this.outbound = outbound;
    }

    List<Operation<?, ?>> operations() {
        return List.of(
                new Operation<>(
                        Service.STS,
                        "GetCallerIdentity",
                        None.class,
                        CallerIdentity.class,
                        true,
                        new Access.SignedOnly<>(),
                        (_, call) -> callerIdentity(call.caller().orElseThrow())),
                new Operation<>(
                        Service.STS,
                        "GetAccessKeyInfo",
                        AccessKey.class,
                        AccessKeyInfo.class,
                        true,
                        needs("sts:GetAccessKeyInfo"),
                        (request, _) -> accessKeyInfo(request)),
                new Operation<>(
                        Service.STS,
                        "DecodeAuthorizationMessage",
                        EncodedMessage.class,
                        DecodedMessage.class,
                        true,
                        needs("sts:DecodeAuthorizationMessage"),
                        (request, _) -> decoded(request)),
                new Operation<>(
                        Service.STS,
                        "GetWebIdentityToken",
                        OutboundToken.class,
                        WebIdentityToken.class,
                        true,
                        new Access.Needs<>(needs -> outboundPermissions(needs.input())),
                        this::webIdentityToken));
    }

    private static <I> Access<I> needs(String action) {
        return new Access.Needs<>(_ -> List.of(Permission.of(action, "*")));
    }

    private static CallerIdentity callerIdentity(SessionClaims caller) {
        return new CallerIdentity(caller.assumedRoleId(), caller.account().digits(), caller.arn());
    }

    private static AccessKeyInfo accessKeyInfo(AccessKey request) {
        return AccessKeyIds.accountOf(request.accessKeyId())
                .map(account -> new AccessKeyInfo(account.digits()))
                .orElseThrow(() ->
                        new RefusedException(
                                new Refusal.InvalidParameterValue(
                                        "No account is encoded in the access key ID "
                                                + request.accessKeyId()
                                                + ".")));
    }

    private DecodedMessage decoded(EncodedMessage request) {
        return messages.decode(request.encodedMessage())
                .flatMap(trail::byId)
                .flatMap(RecordedEvent::denial)
                .map(DecodedMessage::new)
                .orElseThrow(() ->
                        new RefusedException(
                                new Refusal.InvalidAuthorizationMessage(
                                        "The message passed is not an authorization"
                                                + " message of this account, or its event"
                                                + " is no longer kept.")));
    }

    private static List<Permission> outboundPermissions(OutboundToken request) {
        Map<String, List<String>> tags = new HashMap<>();
        for (TagMember tag : request.tags()) {
            tags.put("aws:RequestTag/" + tag.key(), List.of(tag.value()));
        }
        if (!tags.isEmpty()) {
            tags.put("aws:TagKeys", request.tags().stream().map(TagMember::key).toList());
        }
        Map<String, List<String>> context = new HashMap<>(tags);
        context.put("sts:IdentityTokenAudience", request.audience());
        context.put("sts:SigningAlgorithm", List.of(request.signingAlgorithm()));
        context.put(
                "sts:DurationSeconds",
                List.of(
                        Long.toString(
                                request.durationSeconds()
                                        .orElse(WebIdentityTokenIssuer.DEFAULT_LIFETIME)
                                        .toSeconds())));
        List<Permission> permissions = new ArrayList<>();
        permissions.add(new Permission("sts:GetWebIdentityToken", "*", context));
        if (!tags.isEmpty()) {
            permissions.add(new Permission("sts:TagGetWebIdentityToken", "*", tags));
        }
        return permissions;
    }

    private WebIdentityToken webIdentityToken(OutboundToken request, Call call) {
        SessionClaims caller = call.caller().orElseThrow();
        List<Tag> tags = TagMember.tags(request.tags());
        SessionTags.check(tags);
        WebIdentityTokenIssuer.Request wanted =
                new WebIdentityTokenIssuer.Request(
                        caller,
                        PrincipalTags.of(caller, directory.state()),
                        request.audience(),
                        MintingAlgorithm.named(request.signingAlgorithm()).orElseThrow(),
                        request.durationSeconds().orElse(WebIdentityTokenIssuer.DEFAULT_LIFETIME),
                        tags);
        if (wanted.outlivesSession(call.now())) {
            throw new RefusedException(
                    new Refusal.SessionDurationEscalation(
                            "The requested token duration would extend the session beyond its"
                                    + " original expiration time."));
        }
        WebIdentityTokenIssuer.Issued issued = outbound.issue(wanted, call.now());
        return new WebIdentityToken(issued.token(), issued.expiration());
    }
}
