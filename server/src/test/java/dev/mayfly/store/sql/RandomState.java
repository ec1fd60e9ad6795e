package dev.mayfly.store.sql;

import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.Holdings;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Makes account states out of chance: text from all over Unicode, absent and present options,
/// empty and full collections.
record RandomState(RandomGenerator random) {

    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final List<String> POLICIES =
            List.of(
                    """
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}\
                    """,
                    """
                    {
                      "Statement": {"Effect": "Deny", "Action": ["iam:*"], "Resource": ["*"]}
                    }\
                    """);
    private static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}\
            """;

    AccountState next() {
        return new AccountState(
                ACCOUNT,
                optional(this::text),
                entities(this::role),
                entities(this::provider),
                entities(this::policy),
                entities(this::profile),
                entities(this::user),
                entities(this::group),
                map(this::text, this::instant),
                Holdings.EMPTY);
    }

    private Role role() {
        return new Role(
                text(),
                text(),
                text(),
                instant(),
                optional(this::text),
                Duration.ofSeconds(random.nextInt(43_200)),
                StoredPoliciesTest.trust(TRUST),
                map(this::text, this::text),
                policies(),
                new TreeSet<>(list(this::text)),
                optional(this::text),
                tags(),
                optional(this::instant));
    }

    private IdentityProvider provider() {
        return new IdentityProvider(
                text(),
                random.nextBoolean(),
                list(this::text),
                list(this::text),
                instant(),
                tags());
    }

    private ManagedPolicy policy() {
        SortedMap<Integer, ManagedPolicy.Version> versions = new TreeMap<>();
        versions.put(3, new ManagedPolicy.Version(policyText(), instant()));
        versions.putAll(
                map(
                        () -> 1 + random.nextInt(9),
                        () -> new ManagedPolicy.Version(policyText(), instant())));
        return new ManagedPolicy(
                text(),
                text(),
                text(),
                text(),
                instant(),
                instant(),
                optional(this::text),
                versions,
                3,
                20,
                tags());
    }

    private InstanceProfile profile() {
        return new InstanceProfile(text(), text(), text(), instant(), optional(this::text), tags());
    }

    private User user() {
        return new User(
                text(),
                text(),
                text(),
                instant(),
                policies(),
                new TreeSet<>(list(this::text)),
                optional(this::text),
                tags());
    }

    private Group group() {
        return new Group(
                text(),
                text(),
                text(),
                instant(),
                new TreeSet<>(list(this::text)),
                policies(),
                new TreeSet<>(list(this::text)));
    }

    private List<Tag> tags() {
        return list(() -> new Tag(text(), text()));
    }

    private SortedMap<String, PolicyText> policies() {
        return new TreeMap<>(map(this::text, this::policyText));
    }

    private PolicyText policyText() {
        return StoredPoliciesTest.identity(POLICIES.get(random.nextInt(POLICIES.size())));
    }

    private <T> SortedMap<String, T> entities(Supplier<T> entity) {
        return new TreeMap<>(map(() -> text().toLowerCase(Locale.ROOT), entity));
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(item.get());
        }
        return list;
    }

    private <T> Optional<T> optional(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private Instant instant() {
        return Instant.ofEpochSecond(
                random.nextLong(4_000_000_000L), random.nextLong(1_000_000_000L));
    }

    /// Any code point the database takes: not NUL, and no half of a surrogate pair.
    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int codePoint =
                    switch (random.nextInt(4)) {
                        case 0 -> 1 + random.nextInt(0x1f);
                        case 1 -> 0x1f300 + random.nextInt(0x200);
                        case 2 -> 0xa0 + random.nextInt(0x400);
                        default -> ' ' + random.nextInt(0x5f);
                    };
            text.appendCodePoint(codePoint);
        }
        return text.toString();
    }
}
