package dev.mayfly.agent.task.secret;

import dev.mayfly.agent.task.TaskFailure;
import dev.mayfly.source.Endpoint;
import dev.mayfly.source.SourceException;
import dev.mayfly.upstream.Trust;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Where services of AWS's kind are: what the agent's environment says for the service or for all,
/// else where AWS has them.
///
/// Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints", read 2026-11.
///
/// @param environment the agent's own
/// @param region of the machine
/// @param trust why their TLS is believed
public record ServiceEndpoints(Map<String, String> environment, String region, Trust trust) {

    public ServiceEndpoints {
        environment = Map.copyOf(environment);
    }

    /// The services an execution role is used for.
    enum Service {
        SECRETS_MANAGER("secretsmanager", "secretsmanager"),
        SSM("ssm", "AmazonSSM");

        private final String signingName;
        private final String target;

        Service(String signingName, String target) {
            this.signingName = signingName;
            this.target = target;
        }

        String signingName() {
            return signingName;
        }

        /// The value of `X-Amz-Target` for an operation.
        String target(String operation) {
            return target + "." + operation;
        }
    }

    /// The endpoint of `service` in this region, or in the machine's.
    ///
    /// @throws TaskFailure when what the environment says is no address
    Endpoint of(Service service, Optional<String> inRegion) {
        String there = inRegion.orElse(region);
        Optional<String> said =
                Optional.ofNullable(environment.get("AWS_ENDPOINT_URL_" + service.name()))
                        .or(() -> Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")))
                        .filter(url -> !url.isEmpty());
        try {
            URI url =
                    said.map(URI::create)
                            .orElseGet(() -> Endpoint.ofAws(service.signingName(), there));
            return new Endpoint(url, there, said.isPresent() ? trust : new Trust.OfTheSystem());
        } catch (IllegalArgumentException | SourceException e) {
            throw TaskFailure.resources(
                    "the address of " + service.signingName() + ": " + e.getMessage());
        }
    }
}
