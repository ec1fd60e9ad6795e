package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the operations on OIDC providers answer.
public final class ProviderAnswers {

    static final String ARN = "OpenIDConnectProviderArn";

    private ProviderAnswers() {}

    public record Created(@Member(name = ARN) String arn, Optional<List<TagMember>> tags) {}

    /// Of `GetOpenIDConnectProvider`; `url` has no scheme.
    public record OneProvider(
            String url,
            @Member(name = "ClientIDList") List<String> clientIds,
            @Member(name = "ThumbprintList") List<String> thumbprints,
            Instant createDate,
            List<TagMember> tags) {}

    public record Providers(
            @Member(name = "OpenIDConnectProviderList") List<ProviderArn> providers) {}

    public record ProviderArn(String arn) {}
}
