package dev.mayfly.wiring;

import dev.mayfly.api.AnywhereArns;
import dev.mayfly.api.AnywhereProfilesApi;
import dev.mayfly.api.AnywhereSessionsApi;
import dev.mayfly.api.AnywhereSubjectsApi;
import dev.mayfly.api.CallCircumstances;
import dev.mayfly.api.CrlsApi;
import dev.mayfly.api.NodeSessions;
import dev.mayfly.api.TrustAnchorsApi;
import dev.mayfly.iam.Directory;
import dev.mayfly.rolesanywhere.AnywhereIds;
import dev.mayfly.rolesanywhere.AnywhereProfiles;
import dev.mayfly.rolesanywhere.AnywhereSessions;
import dev.mayfly.rolesanywhere.AnywhereTags;
import dev.mayfly.rolesanywhere.Crls;
import dev.mayfly.rolesanywhere.Subjects;
import dev.mayfly.rolesanywhere.TrustAnchors;
import dev.mayfly.session.AuthorizationMessages;
import dev.mayfly.sigv4.ReplayMemory;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.stream.Stream;

/// Every operation of Roles Anywhere.
record AnywhereOperations(
        Settings settings, Outside outside, Authority authority, AuthorizationMessages messages) {

    /// @param replay shared with whoever else takes requests that certificates signed
    /// @param nodes who answers for the anchor of nodes
    List<Operation<?, ?>> all(ReplayMemory replay, NodeSessions nodes) {
        return Stream.of(control(), sessions(replay, nodes))
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    private List<Operation<?, ?>> control() {
        Directory directory = authority.directory();
        AnywhereIds ids = new AnywhereIds(outside.random());
        return Stream.of(
                        new TrustAnchorsApi(
                                        directory,
                                        new TrustAnchors(directory, ids, outside.clock()),
                                        arns())
                                .operations(),
                        new AnywhereProfilesApi(
                                        directory,
                                        new AnywhereProfiles(directory, ids, outside.clock()),
                                        arns())
                                .operations(),
                        new CrlsApi(directory, new Crls(directory, ids, outside.clock()), arns())
                                .operations(),
                        new AnywhereSubjectsApi(
                                        directory,
                                        subjects(),
                                        new AnywhereTags(directory, settings.region()),
                                        arns())
                                .operations())
                .<Operation<?, ?>>flatMap(List::stream)
                .toList();
    }

    private List<Operation<?, ?>> sessions(ReplayMemory replay, NodeSessions nodes) {
        return new AnywhereSessionsApi(
                        new AnywhereSessions(
                                authority.directory(), authority.issuer(), settings.region()),
                        subjects(),
                        replay,
                        new AnywhereSessionsApi.Answering(
                                new CallCircumstances(settings.region()), messages, nodes, arns()))
                .operations();
    }

    private Subjects subjects() {
        return new Subjects(authority.directory(), outside.clock());
    }

    private AnywhereArns arns() {
        return new AnywhereArns(settings.account(), settings.region());
    }
}
