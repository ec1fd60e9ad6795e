package dev.mayfly.source.profile;

import static dev.mayfly.source.profile.Endpoints.key;

import dev.mayfly.client.UnreachableException;
import dev.mayfly.source.CredentialSource;
import dev.mayfly.source.Credentials;
import dev.mayfly.source.SourceException;
import dev.mayfly.upstream.Answer;
import dev.mayfly.upstream.Trust;
import dev.mayfly.upstream.Upstream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// The credentials of the machine this runs on, by IMDSv2 and never by v1.
///
/// Source: EC2 User Guide, "Retrieve security credentials from instance metadata", read 2026-11.
record InstanceMetadata(Map<String, String> environment, InstantSource clock)
        implements CredentialSource {

    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

    @Override
    public Credentials fetch() {
        URI base =
                URI.create(
                        key(environment, "AWS_EC2_METADATA_SERVICE_ENDPOINT")
                                .orElse("http://169.254.169.254"));
        try (Upstream upstream = new Upstream(new Trust.OfTheSystem(), PATIENCE)) {
            String token =
                    body(
                            upstream.put(
                                    base.resolve("/latest/api/token"),
                                    Map.of("x-aws-ec2-metadata-token-ttl-seconds", "60")));
            Map<String, String> headers = Map.of("x-aws-ec2-metadata-token", token);
            String role = body(upstream.get(base.resolve(ROLES), headers)).strip();
            String path = ROLES + URLEncoder.encode(role, StandardCharsets.UTF_8);
            Answer answer = upstream.get(base.resolve(path), headers);
            body(answer);
            return ContainerEndpoint.credentials(answer.json());
        } catch (UnreachableException e) {
            throw SourceException.outage(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String description() {
        return "the instance profile of this machine";
    }

    private static String body(Answer answer) {
        if (answer.status() != OK) {
            throw SourceException.outage("the metadata endpoint answered HTTP " + answer.status());
        }
        return answer.body();
    }
}
