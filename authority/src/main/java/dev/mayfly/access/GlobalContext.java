package dev.mayfly.access;

import dev.mayfly.identity.Tag;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.session.SessionClaims;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The global condition keys of a request.
///
/// `aws:MultiFactorAuthPresent` is left out: we never see a second factor, and AWS leaves it out
/// for web identities too.
///
/// Source: IAM User Guide, "AWS global condition context keys", read 2026-11.
final class GlobalContext {

    private static final ContextKey CURRENT_TIME = ContextKey.of("aws:CurrentTime");
    private static final ContextKey EPOCH_TIME = ContextKey.of("aws:EpochTime");
    private static final ContextKey SOURCE_IP = ContextKey.of("aws:SourceIp");
    private static final ContextKey SECURE_TRANSPORT = ContextKey.of("aws:SecureTransport");
    private static final ContextKey USER_AGENT = ContextKey.of("aws:UserAgent");
    private static final ContextKey REGION = ContextKey.of("aws:RequestedRegion");
    private static final ContextKey VIA_SERVICE = ContextKey.of("aws:ViaAWSService");
    private static final ContextKey TOKEN_ISSUE_TIME = ContextKey.of("aws:TokenIssueTime");
    private static final ContextKey SOURCE_IDENTITY = ContextKey.of("aws:SourceIdentity");
    private static final String PRINCIPAL_TAG = "aws:PrincipalTag/";

    private GlobalContext() {}

    /// The keys that say how a request came.
    static void circumstances(RequestContext.Builder to, Circumstances at) {
        to.single(CURRENT_TIME, at.now().toString())
                .single(EPOCH_TIME, Long.toString(at.now().getEpochSecond()))
                .single(SOURCE_IP, at.sourceIp())
                .single(SECURE_TRANSPORT, Boolean.toString(at.secureTransport()))
                .single(REGION, at.region())
                .single(VIA_SERVICE, "false");
        if (!at.userAgent().isEmpty()) {
            to.single(USER_AGENT, at.userAgent());
        }
    }

    /// The keys that say whose session it is. Session tags come before the role's, compared without
    /// case.
    static void session(RequestContext.Builder to, SessionClaims claims, List<Tag> roleTags) {
        to.caller(principal(claims)).single(TOKEN_ISSUE_TIME, claims.issuedAt().toString());
        claims.sourceIdentity().ifPresent(identity -> to.single(SOURCE_IDENTITY, identity));
        add(to, claims.contextKeys());
        for (Tag tag : PrincipalTags.of(claims, roleTags)) {
            to.single(PRINCIPAL_TAG + tag.key(), tag.value());
        }
    }

    /// Keys by name. One value is a single-valued key, except where the key is multi-valued by its
    /// nature. Names that differ in case alone are one key with all their values, which a condition
    /// on a single-valued key never matches: whoever sends a tag twice gains nothing.
    static void add(RequestContext.Builder to, Map<String, List<String>> keys) {
        Map<ContextKey, List<String>> merged = new LinkedHashMap<>();
        keys.forEach(
                (name, values) -> merged.merge(ContextKey.of(name), values, GlobalContext::joined));
        merged.forEach((key, values) -> {
            if (values.size() == 1 && !MultiValuedKeys.contains(key.folded())) {
                to.single(key, values.getFirst());
            } else {
                to.multi(key, values);
            }
        });
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    static CallerPrincipal.RoleSession principal(SessionClaims claims) {
        return new CallerPrincipal.RoleSession(
                claims.arn(),
                claims.roleArn(),
                claims.roleUniqueId(),
                claims.sessionName(),
                claims.account().digits());
    }
}
