package dev.mayfly.reach;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.pattern.ContextKey;
import dev.mayfly.reach.Holdings.HeldRole;
import dev.mayfly.reach.Holdings.HeldUser;
import dev.mayfly.reach.Holdings.Permissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A party as it asks: what is known of it, and its policies, relaxed both ways.
final class Caller {

    /// Any name a session can have.
    static final String ANY_SESSION = "any-session";

    private final Party party;
    private final CallerPrincipal principal;
    private final Knowledge knowledge;
    private final Map<String, String> tags;
    private final Permissions permissions;
    private final List<String> provisos;
    private final PolicyStack best;
    private final PolicyStack worst;

    private Caller(
            Party party,
            CallerPrincipal principal,
            Knowledge knowledge,
            Map<String, String> tags,
            Permissions permissions,
            List<String> provisos) {
        this.party = party;
        this.principal = principal;
        this.knowledge = knowledge;
        this.tags = tags;
        this.permissions = permissions;
        this.provisos = provisos;
        PolicyStack stack = permissions.stack();
        this.best = mapped(stack, p -> Relaxation.best(p, knowledge));
        this.worst = mapped(stack, p -> Relaxation.worst(p, knowledge));
    }

    static Caller of(HeldUser user, String account) {
        return new Caller(
                user.party(),
                new CallerPrincipal.User(user.arn(), user.id(), account),
                Knowledge.USER,
                user.tags(),
                user.permissions(),
                List.of());
    }

    static Caller of(HeldRole role, String account) {
        return new Caller(
                role.party(),
                role.session(account),
                TrustedBy.mayTag(role.trust()) ? Knowledge.TAGGED_ROLE : Knowledge.ROLE,
                role.tags(),
                role.permissions(),
                List.of());
    }

    /// A role in the one session of that name.
    static Caller inSession(HeldRole role, String name, String account) {
        return new Caller(
                role.party(),
                session(role.arn(), role.id(), name, account),
                TrustedBy.mayTag(role.trust()) ? Knowledge.TAGGED_ROLE : Knowledge.ROLE,
                role.tags(),
                role.permissions(),
                List.of("its session is named " + name));
    }

    /// A party of which nothing is held here.
    static Caller unseen(Party party, CallerPrincipal principal, Knowledge knowledge) {
        return new Caller(party, principal, knowledge, Map.of(), Permissions.unknown(), List.of());
    }

    static CallerPrincipal.RoleSession session(
            String roleArn, String id, String name, String account) {
        String role = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        String partition = roleArn.split(":", -1)[1];
        return new CallerPrincipal.RoleSession(
                "arn:" + partition + ":sts::" + account + ":assumed-role/" + role + "/" + name,
                roleArn,
                id,
                name,
                account);
    }

    Party party() {
        return party;
    }

    CallerPrincipal principal() {
        return principal;
    }

    Knowledge knowledge() {
        return knowledge;
    }

    Permissions permissions() {
        return permissions;
    }

    /// What has to be true of the caller itself.
    List<String> provisos() {
        return provisos;
    }

    /// Its policies with what is open settled in its favour.
    PolicyStack best() {
        return best;
    }

    /// Its policies with what is open settled against it.
    PolicyStack worst() {
        return worst;
    }

    /// The same caller where the action leaves open what it acts on.
    Caller somewhere() {
        PolicyStack loose = mapped(permissions.stack(), Relaxation::somewhere);
        return new Caller(
                party,
                principal,
                knowledge,
                tags,
                new Permissions(loose.identity(), loose.boundary()),
                provisos);
    }

    /// What is known of a request of its to do something to a resource that bears these tags.
    RequestContext.Builder context(Map<String, String> resourceTags) {
        RequestContext.Builder context = RequestContext.builder();
        context.caller(principal).single("aws:SecureTransport", "true");
        distinct(tags).forEach((key, value) -> context.single("aws:PrincipalTag/" + key, value));
        distinct(resourceTags)
                .forEach((key, value) -> {
                    context.single("aws:ResourceTag/" + key, value);
                    context.single("iam:ResourceTag/" + key, value);
                });
        return context;
    }

    /// Tags of one entity differ in more than case; a list from elsewhere need not keep to that.
    private static Map<String, String> distinct(Map<String, String> tags) {
        Map<ContextKey, String> names = new HashMap<>();
        tags.keySet().stream().sorted().forEach(key -> names.putIfAbsent(ContextKey.of(key), key));
        Map<String, String> kept = new HashMap<>(tags);
        kept.keySet().retainAll(names.values());
        return kept;
    }

    private static PolicyStack mapped(PolicyStack stack, UnaryOperator<PolicyDocument> change) {
        List<NamedPolicy> identity = new ArrayList<>();
        stack.identity()
                .forEach(p -> identity.add(new NamedPolicy(p.name(), change.apply(p.document()))));
        PolicyStack mapped = stack.withIdentity(identity);
        return stack.boundary()
                .map(p ->
                        mapped.withBoundary(new NamedPolicy(p.name(), change.apply(p.document()))))
                .orElse(mapped);
    }
}
