package dev.mayfly.reach;

import dev.mayfly.policy.PolicyDocument;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an account holds, as far as it decides who becomes whom.
///
/// @param account twelve digits
/// @param providers the ARNs of its OIDC providers; one that a trust policy names besides is gone
/// @param remarks what could not be taken in, for people: a policy that cannot be read
public record Holdings(
        String account,
        List<HeldRole> roles,
        List<HeldUser> users,
        Set<String> providers,
        List<String> remarks) {

    public Holdings {
        roles = List.copyOf(roles);
        users = List.copyOf(users);
        providers = Set.copyOf(providers);
        remarks = List.copyOf(remarks);
    }

    /// What a role or user may do.
    ///
    /// @param identity inline policies and attached ones, a user's groups included; an attached one
    ///   is named by its ARN
    public record Permissions(List<NamedPolicy> identity, Optional<NamedPolicy> boundary) {

        private static final Permissions ALL =
                new Permissions(
                        List.of(
                                new NamedPolicy(
                                        "policies out of sight",
                                        PolicyParser.parse(
                                                "{\"Version\":\"2012-10-17\",\"Statement\":{"
                                                        + "\"Effect\":\"Allow\",\"Action\":\"*\","
                                                        + "\"Resource\":\"*\"}}",
                                                PolicyKind.IDENTITY))),
                        Optional.empty());

        public Permissions {
            identity = List.copyOf(identity);
        }

        /// The layers they make.
        public PolicyStack stack() {
            PolicyStack stack = PolicyStack.EMPTY.withIdentity(identity);
            return boundary.map(stack::withBoundary).orElse(stack);
        }

        /// Of somebody whose policies we do not see, who may therefore do anything.
        static Permissions unknown() {
            return ALL;
        }
    }

    /// A role.
    ///
    /// @param id its unique id, `AROA…`
    /// @param trust as it is shown: principals by their ARN of now, or by id when they are gone
    /// @param instanceProfile whether an instance profile holds it
    public record HeldRole(
            String arn,
            String id,
            PolicyDocument trust,
            Permissions permissions,
            boolean instanceProfile,
            Map<String, String> tags) {

        public HeldRole {
            tags = Map.copyOf(tags);
        }

        /// The name, without the path.
        public String name() {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }

        /// Some session of it, in the account that holds it.
        public CallerPrincipal.RoleSession session(String account) {
            return Caller.session(arn, id, Caller.ANY_SESSION, account);
        }

        Party.Role party() {
            return new Party.Role(arn);
        }
    }

    /// A user.
    ///
    /// @param id its unique id, `AIDA…`
    public record HeldUser(
            String arn, String id, Permissions permissions, Map<String, String> tags) {

        public HeldUser {
            tags = Map.copyOf(tags);
        }

        Party.User party() {
            return new Party.User(arn);
        }
    }
}
