package dev.mayfly.iam;

import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.store.StateStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// An empty account held in memory, at one fixed moment, and everything that changes it.
final class PolicyWorld {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final String READ_S3 =
            """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject",\
            "Resource":"*"}}\
            """;

    static final String TRUST_EC2 =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
            """;

    final AwsManagedPolicies aws = new AwsManagedPolicies();
    final PolicyLookup lookup = new PolicyLookup(aws);
    final PolicyReader reader = new PolicyReader(lookup);
    final Directory directory = new Directory(new History(new ArrayList<>()));
    final UniqueIds ids = new UniqueIds(new Random(1));
    final ManagedPolicies policies = new ManagedPolicies(directory, lookup, ids, () -> NOW);
    final Users users = new Users(directory, lookup, ids, () -> NOW);
    final UserPolicies userPolicies = new UserPolicies(directory, lookup);
    final Groups groups = new Groups(directory, ids, () -> NOW);
    final GroupPolicies groupPolicies = new GroupPolicies(directory, lookup);
    final Roles roles = new Roles(directory, lookup, ids, () -> NOW);
    final RolePolicies rolePolicies = new RolePolicies(directory, lookup);
    final InstanceProfiles profiles = new InstanceProfiles(directory, ids, () -> NOW);
    final IdentityProviders providers = new IdentityProviders(directory, () -> NOW);

    AccountState state() {
        return directory.state();
    }

    /// Creates a policy at the root path that allows `s3:GetObject`, and returns its ARN.
    String policy(String name) {
        return policy(name, "/");
    }

    String policy(String name, String path) {
        return policies.create(
                        new ManagedPolicies.NewPolicy(
                                name, path, READ_S3, Optional.empty(), List.of()))
                .arn();
    }

    void user(String name) {
        users.create(new Users.NewUser(name, "/", Optional.empty(), List.of()));
    }

    /// Creates a role at the root path that EC2 may assume.
    Role role(String name) {
        return role(name, TRUST_EC2);
    }

    Role role(String name, String trust) {
        return roles.create(
                new Roles.NewRole(
                        name,
                        "/",
                        trust,
                        Optional.empty(),
                        Roles.DEFAULT_SESSION,
                        Optional.empty(),
                        List.of()));
    }

    /// The refusal that `call` ends in.
    static Refusal refusalOf(Runnable call) {
        try {
            call.run();
        } catch (RefusedException e) {
            return e.refusal();
        }
        throw new AssertionError("nothing was refused");
    }

    /// A store that keeps every committed state.
    private record History(List<AccountState> states) implements StateStore {

        @Override
        public Revision load() {
            return states.isEmpty()
                    ? new Revision(0, AccountState.empty(new AccountId("123456789012")))
                    : new Revision(states.size(), states.getLast());
        }

        @Override
        public long newestRevision() {
            return states.size();
        }

        @Override
        public boolean commit(Revision base, AccountState next) {
            return base.number() == states.size() && states.add(next);
        }
    }
}
