package dev.mayfly.wiring;

import dev.mayfly.api.AccessAnalyzerApi;
import dev.mayfly.api.CallCircumstances;
import dev.mayfly.api.CertificateAuthoritiesApi;
import dev.mayfly.api.CertificatesApi;
import dev.mayfly.api.CloudTrailApi;
import dev.mayfly.api.IamAccountApi;
import dev.mayfly.api.IamCredentialsApi;
import dev.mayfly.api.IamDetailsApi;
import dev.mayfly.api.IamDevicesApi;
import dev.mayfly.api.IamGroupsApi;
import dev.mayfly.api.IamInstanceProfilesApi;
import dev.mayfly.api.IamPoliciesApi;
import dev.mayfly.api.IamProvidersApi;
import dev.mayfly.api.IamRolePoliciesApi;
import dev.mayfly.api.IamRolesApi;
import dev.mayfly.api.IamServiceCredentialsApi;
import dev.mayfly.api.IamSimulationApi;
import dev.mayfly.api.IamUsersApi;
import dev.mayfly.api.MayflyApi;
import dev.mayfly.api.StsApi;
import dev.mayfly.api.StsInquiries;
import dev.mayfly.api.StsSessions;
import dev.mayfly.api.TokenExplanations;
import dev.mayfly.iam.AccountAliases;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.GroupPolicies;
import dev.mayfly.iam.Groups;
import dev.mayfly.iam.IdentityProviders;
import dev.mayfly.iam.InstanceProfiles;
import dev.mayfly.iam.ManagedPolicies;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.PolicyReader;
import dev.mayfly.iam.RolePolicies;
import dev.mayfly.iam.Roles;
import dev.mayfly.iam.UserPolicies;
import dev.mayfly.iam.Users;
import dev.mayfly.identity.UniqueIds;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.lint.PolicyLint;
import dev.mayfly.session.Revocations;
import dev.mayfly.sigv4.ReplayMemory;
import dev.mayfly.store.TrailStore;
import dev.mayfly.wire.Operation;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Every operation this authority answers.
record Operations(
        Settings settings,
        Outside outside,
        Authority authority,
        Keys keys,
        Issuers issuers,
        Tasking tasking) {

    /// Certificate-signed requests of ten minutes at 3,000 a second: about 200 MB when full.
    private static final int REMEMBERED_REQUESTS = 2_000_000;

    List<Operation<?, ?>> all(TrailStore trail) {
        Nodes nodes = nodes();
        return Stream.of(
                        iam(),
                        sts(trail),
                        new CloudTrailApi(trail).operations(),
                        accessAnalyzer(),
                        new AnywhereOperations(settings, outside, authority, keys.messages())
                                .all(nodes.replay(), nodes.sessions()),
                        own(trail),
                        certificates(),
                        nodes.operations(),
                        tasking.ecs(),
                        tasking.work(nodes.calls()))
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    private List<Operation<?, ?>> iam() {
        Directory directory = authority.directory();
        PolicyLookup lookup = authority.policies();
        UniqueIds ids = new UniqueIds(outside.random());
        InstantSource clock = outside.clock();
        return Stream.of(
                        new IamRolesApi(directory, new Roles(directory, lookup, ids, clock))
                                .operations(),
                        new IamRolePoliciesApi(directory, new RolePolicies(directory, lookup))
                                .operations(),
                        new IamProvidersApi(directory, new IdentityProviders(directory, clock))
                                .operations(),
                        new IamPoliciesApi(
                                        directory,
                                        new ManagedPolicies(directory, lookup, ids, clock),
                                        new PolicyReader(lookup))
                                .operations(),
                        new IamInstanceProfilesApi(
                                        directory, new InstanceProfiles(directory, ids, clock))
                                .operations(),
                        new IamUsersApi(
                                        directory,
                                        new Users(directory, lookup, ids, clock),
                                        new UserPolicies(directory, lookup))
                                .operations(),
                        new IamGroupsApi(
                                        directory,
                                        new Groups(directory, ids, clock),
                                        new GroupPolicies(directory, lookup))
                                .operations(),
                        new IamAccountApi(directory, new AccountAliases(directory)).operations(),
                        new IamCredentialsApi(directory).operations(),
                        new IamServiceCredentialsApi(directory).operations(),
                        new IamDevicesApi(directory).operations(),
                        new IamDetailsApi(directory, lookup).operations(),
                        new IamSimulationApi(directory, lookup).operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    private List<Operation<?, ?>> sts(TrailStore trail) {
        Directory directory = authority.directory();
        return new StsApi(
                        new StsSessions(
                                directory,
                                authority.verifier(),
                                authority.issuer(),
                                new StsSessions.Answering(circumstances(), keys.messages())),
                        new StsInquiries(directory, keys.messages(), trail, issuers.outbound()))
                .operations();
    }

    private List<Operation<?, ?>> accessAnalyzer() {
        return new AccessAnalyzerApi(
                        () -> PolicyLint.checker(ActionCatalogue.load()), outside.clock())
                .operations();
    }

    private Nodes nodes() {
        return Nodes.of(this, new ReplayMemory(REMEMBERED_REQUESTS));
    }

    private List<Operation<?, ?>> own(TrailStore trail) {
        return new MayflyApi(
                        settings.account(),
                        trail,
                        new Revocations(authority.directory()),
                        new TokenExplanations(
                                authority.directory(),
                                authority.verifier(),
                                authority.issuer(),
                                circumstances()))
                .operations();
    }

    private List<Operation<?, ?>> certificates() {
        Certification made = authority.certification();
        return Stream.of(
                        new CertificateAuthoritiesApi(
                                        made.authorities(), settings.account(), settings.region())
                                .operations(),
                        new CertificatesApi(
                                        new CertificatesApi.Parts(
                                                made.authorities(), made.issuance(), made.lists()),
                                        settings.account(),
                                        settings.region())
                                .operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    private CallCircumstances circumstances() {
        return new CallCircumstances(settings.region());
    }
}
