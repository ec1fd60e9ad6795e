package dev.mayfly.agent;

import dev.mayfly.agent.podidentity.PodRoles.PodRole;
import dev.mayfly.agent.podidentity.PodSessions;
import dev.mayfly.agent.podidentity.PodToken;
import dev.mayfly.agent.podidentity.ServiceAccount;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.sts.RoleRequest;
import dev.mayfly.source.sts.ShownTokenSource;
import dev.mayfly.source.sts.Sts;
import java.util.Optional;

/// Sessions of pods by `AssumeRoleWithWebIdentity` at the node's authority. The session is named
/// after the service account, so that the trail shows whose it is; what proves it is the token.
record AuthorityPodSessions(Sts sts) implements PodSessions {

    /// Source: STS API Reference, `RoleSessionName`.
    private static final int LONGEST_NAME = 64;

    @Override
    public CredentialSource of(PodToken pod, PodRole role) {
        return new ShownTokenSource(
                sts,
                pod.token(),
                new RoleRequest(
                        role.roleArn(),
                        sessionName(pod.account()),
                        role.duration(),
                        Optional.empty()));
    }

    /// Names of Kubernetes are made of characters a session name may have.
    static String sessionName(ServiceAccount account) {
        String name = account.namespace() + "." + account.name();
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
