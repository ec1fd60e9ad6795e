package dev.mayfly.api.iam;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// What the operations on OIDC providers take. Lengths of client ids and thumbprints are the
/// domain's to check: AWS words these refusals in its own way.
public final class ProviderRequests {

    static final String ARN = "OpenIDConnectProviderArn";
    static final int MAX_URL = 255;

    private ProviderRequests() {}

    public record Create(
            @Member(minLength = 1, maxLength = MAX_URL) String url,
            @Member(name = "ClientIDList") List<String> clientIds,
            @Member(name = "ThumbprintList") List<String> thumbprints,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    /// For every operation that takes a provider's ARN and nothing else.
    public record ByArn(
            @Member(name = ARN, minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String arn) {}

    public record UpdateThumbprint(
            @Member(name = ARN, minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String arn,
            @Member(name = "ThumbprintList") List<String> thumbprints) {}

    /// For adding and removing a client id.
    public record ByClientId(
            @Member(name = ARN, minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String arn,
            @Member(name = "ClientID", minLength = 1, maxLength = 255) String clientId) {}

    public record Tags(
            @Member(name = ARN, minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String arn,
            @Member(maxLength = Patterns.MAX_TAGS) List<TagMember> tags) {}

    public record TagKeys(
            @Member(name = ARN, minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String arn,
            @Member(maxLength = Patterns.MAX_TAGS, pattern = Patterns.TAG_KEY)
                    List<String> tagKeys) {}

    public record ListTags(
            @Member(name = ARN, minLength = Patterns.MIN_ARN, maxLength = Patterns.MAX_ARN)
                    String arn,
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}
}
