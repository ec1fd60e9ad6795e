package dev.mayfly.api.iam;

import dev.mayfly.iam.Page;
import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the operations on the account itself take and answer.
public final class AccountRecords {

    private AccountRecords() {}

    /// For giving and taking the alias.
    public record ByAlias(
            @Member(minLength = 3, maxLength = 63, pattern = Patterns.ACCOUNT_ALIAS)
                    String accountAlias) {}

    public record ListAliases(
            @Member(minLength = 1, maxLength = Patterns.MAX_MARKER, pattern = Patterns.MARKER)
                    Optional<String> marker,
            @Member(min = 1, max = Patterns.MAX_ITEMS) Optional<Integer> maxItems) {}

    public record Aliases(
            List<String> accountAliases, boolean isTruncated, Optional<String> marker) {

        public static Aliases of(Page<String> page) {
            return new Aliases(page.items(), page.truncated(), page.nextMarker());
        }
    }

    public record Summary(Map<String, Integer> summaryMap) {}

    public record CreateServiceLinkedRole(
            @Member(
                            name = "AWSServiceName",
                            minLength = 1,
                            maxLength = Patterns.MAX_NAME,
                            pattern = Patterns.NAME)
                    String serviceName,
            @Member(maxLength = 1000, pattern = Patterns.ROLE_DESCRIPTION)
                    Optional<String> description,
            @Member(minLength = 1, maxLength = 64, pattern = Patterns.NAME)
                    Optional<String> customSuffix) {}
}
