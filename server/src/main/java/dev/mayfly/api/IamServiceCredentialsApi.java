package dev.mayfly.api;

import dev.mayfly.api.iam.CredentialAnswers;
import dev.mayfly.api.iam.Empty;
import dev.mayfly.api.iam.ServiceCredentialRequests.ByServiceCredential;
import dev.mayfly.api.iam.ServiceCredentialRequests.CreateServiceSpecificCredential;
import dev.mayfly.api.iam.ServiceCredentialRequests.ListServiceSpecificCredentials;
import dev.mayfly.api.iam.ServiceCredentialRequests.UpdateServiceSpecificCredential;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.Set;

/// IAM's operations on credentials for one service (Git over HTTPS, Cassandra, Bedrock). There are
/// none; requests are refused in the order and words in which AWS refuses those that are wrong in
/// themselves.
///
/// Source: `aws-errors.tsv`, `test_create_service_specific_credential_*`, `test_id_match_*`.
public final class IamServiceCredentialsApi {

    private static final Set<String> SERVICES =
            Set.of("codecommit.amazonaws.com", "cassandra.amazonaws.com", "bedrock.amazonaws.com");
    private static final String SERVICE_KEY = "iam:ServiceSpecificCredentialServiceName";

    private final Directory directory;
    private final IamTargets targets;

    public IamServiceCredentialsApi(Directory directory) {
        this.directory = directory;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                IamOperation.writes(
                                "CreateServiceSpecificCredential",
                                CreateServiceSpecificCredential.class)
                        .on(in -> targets.user(in.userName()).with(SERVICE_KEY, in.serviceName()))
                        .by(this::create),
                IamOperation.reads(
                                "ListServiceSpecificCredentials",
                                ListServiceSpecificCredentials.class,
                                CredentialAnswers.ServiceCredentials.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(this::list),
                IamOperation.writes(
                                "ResetServiceSpecificCredential",
                                ByServiceCredential.class,
                                Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(this::absent),
                IamOperation.writes(
                                "DeleteServiceSpecificCredential",
                                ByServiceCredential.class,
                                Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(this::absent),
                IamOperation.writes(
                                "UpdateServiceSpecificCredential",
                                UpdateServiceSpecificCredential.class,
                                Empty.class)
                        .on(in -> in.userName().map(targets::user).orElse(Target.ANYTHING))
                        .by(this::update));
    }

    private void create(CreateServiceSpecificCredential in) {
        Existing.user(directory.state(), in.userName());
        requireSupported(in.serviceName());
        throw Keyless.SERVICE_CREDENTIAL.refused();
    }

    private CredentialAnswers.ServiceCredentials list(ListServiceSpecificCredentials in) {
        if (!in.allUsers().orElse(false)) {
            Existing.user(
                    directory.state(), in.userName().orElseThrow(IamUsersApi::userNameMissing));
        }
        in.serviceName().ifPresent(IamServiceCredentialsApi::requireSupported);
        return CredentialAnswers.ServiceCredentials.NONE;
    }

    private Empty update(UpdateServiceSpecificCredential in) {
        return absent(new ByServiceCredential(in.userName(), in.serviceSpecificCredentialId()));
    }

    private Empty absent(ByServiceCredential in) {
        Existing.user(directory.state(), in.userName().orElseThrow(IamUsersApi::userNameMissing));
        throw Existing.noSuchEntity(
                "No such credential " + in.serviceSpecificCredentialId() + " exists");
    }

    private static void requireSupported(String service) {
        if (!SERVICES.contains(service)) {
            throw Existing.noSuchEntity(
                    "No such service "
                            + service
                            + " is supported for Service Specific Credentials");
        }
    }
}
