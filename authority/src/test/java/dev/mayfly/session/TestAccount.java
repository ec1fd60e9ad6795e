package dev.mayfly.session;

import dev.mayfly.access.Circumstances;
import dev.mayfly.catalogue.AwsManagedPolicies;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.PolicyLookup;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.identity.AccountId;
import dev.mayfly.identity.Tag;
import dev.mayfly.keys.KeyRing;
import dev.mayfly.keys.KeyRings;
import dev.mayfly.keys.MemoryKeyRingStore;
import dev.mayfly.keys.SettableClock;
import dev.mayfly.keys.XorEnvelope;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.PolicyParser;
import dev.mayfly.store.StateStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An account in memory with roles, a session ring and a clock, for tests about sessions.
public final class TestAccount {

    public static final AccountId ID = new AccountId("123456789012");
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00.500Z");
    public static final String TRUSTS_ACCOUNT =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
            "Principal":{"AWS":"123456789012"},\
            "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}]}\
            """;

    public final SettableClock clock = new SettableClock(NOW);
    public final SecureRandom random = new SecureRandom();
    public final Directory directory = new Directory(new History(new ArrayList<>()));
    public final PolicyLookup lookup = new PolicyLookup(new AwsManagedPolicies());
    public final KeyRings rings =
            new KeyRings(new MemoryKeyRingStore(), XorEnvelope.envelope(), clock);
    public final KeyRing ring = TokenSealer.ring(rings, random);
    public final TokenSealer sealer = new TokenSealer(ring, random);
    public final SessionVerifier verifier = new SessionVerifier(sealer, directory);
    public final Revocations revocations = new Revocations(directory);
    public final AccessKeyIds accessKeyIds = new AccessKeyIds(random);

    private record History(List<Revision> commits) implements StateStore {

        @Override
        public Revision load() {
            return commits.isEmpty() ? new Revision(0, AccountState.empty(ID)) : commits.getLast();
        }

        @Override
        public long newestRevision() {
            return load().number();
        }

        @Override
        public boolean commit(Revision base, AccountState next) {
            commits.add(new Revision(base.number() + 1, next));
            return true;
        }
    }

    /// A role with this name at `/`, trusted to the account, that may do everything; change it with
    /// the methods of the same builder.
    public RoleDraft role(String name) {
        return new RoleDraft(this, name);
    }

    /// The policy of that kind in `json`.
    public static PolicyText policy(String json, PolicyKind kind) {
        return new PolicyText(json, PolicyParser.parse(json, kind));
    }

    /// How a request comes at the clock's time, from 192.0.2.7 over TLS.
    public Circumstances circumstances() {
        return new Circumstances(clock.instant(), "192.0.2.7", "aws-cli/2", true, "us-east-1");
    }

    /// The claims of an hour's session of a role, issued now.
    public SessionClaims claims(Role role) {
        return claims(role, List.of());
    }

    public SessionClaims claims(Role role, List<Tag> tags) {
        return new SessionClaims(
                ID,
                accessKeyIds.next(ID),
                role.name(),
                role.path(),
                role.uniqueId(),
                "session",
                clock.instant(),
                clock.instant().plus(Duration.ofHours(1)),
                Optional.empty(),
                List.of(),
                tags,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                false);
    }

    /// A role being described; [#add] puts it into the account.
    public static final class RoleDraft {

        private final TestAccount account;
        private final String name;
        private final TreeMap<String, PolicyText> inline = new TreeMap<>();
        private final TreeSet<String> attached = new TreeSet<>();
        private final List<Tag> tags = new ArrayList<>();
        private final TreeMap<String, String> trustedIds = new TreeMap<>();
        private String id = "AROA" + "A".repeat(17);
        private String trust = TRUSTS_ACCOUNT;
        private Duration max = Duration.ofHours(1);
        private Optional<String> boundary = Optional.empty();

        private RoleDraft(TestAccount account, String name) {
            this.account = account;
            this.name = name;
            int hash = Math.abs(name.hashCode() % 1_000_000);
            this.id =
                    "AROA"
                            + "A".repeat(11)
                            + Integer.toString(1_000_000 + hash)
                                    .substring(1)
                                    .replace('0', 'B')
                                    .replace('1', 'C')
                                    .replace('8', 'D')
                                    .replace('9', 'E');
        }

        public RoleDraft id(String uniqueId) {
            id = uniqueId;
            return this;
        }

        public RoleDraft trusting(String json) {
            trust = json;
            return this;
        }

        public RoleDraft trustedId(String arn, String uniqueId) {
            trustedIds.put(arn, uniqueId);
            return this;
        }

        public RoleDraft allowed(String json) {
            inline.put("inline" + inline.size(), policy(json, PolicyKind.IDENTITY));
            return this;
        }

        public RoleDraft attached(String arn) {
            attached.add(arn);
            return this;
        }

        public RoleDraft bounded(String arn) {
            boundary = Optional.of(arn);
            return this;
        }

        public RoleDraft tagged(String key, String value) {
            tags.add(new Tag(key, value));
            return this;
        }

        public RoleDraft lasting(Duration longest) {
            max = longest;
            return this;
        }

        public Role add() {
            Role role =
                    new Role(
                            name,
                            "/",
                            id,
                            NOW.minusSeconds(60),
                            Optional.empty(),
                            max,
                            policy(trust, PolicyKind.TRUST),
                            trustedIds,
                            inline,
                            attached,
                            boundary,
                            tags,
                            Optional.empty());
            account.directory.update(state -> state.with(role));
            return role;
        }
    }
}
