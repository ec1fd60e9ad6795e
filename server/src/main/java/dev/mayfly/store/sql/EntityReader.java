package dev.mayfly.store.sql;

import dev.mayfly.iam.Entity;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.store.sql.StoredJson.Members;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads an entity back from the JSON of its row, strictly: a member that is missing, unknown or of
/// another type is refused. A policy that no longer parses is not: see [StoredPolicies].
record EntityReader(Fields fields, StoredPolicies policies) {

    /// @throws StoredJsonException when the text is not what [EntityWriter] writes for that kind
    static Entity entity(EntityKind kind, String json, StoredPolicies policies) {
        EntityReader reader = new EntityReader(new Fields(StoredJson.object(json)), policies);
        try {
            Entity entity = reader.read(kind);
            reader.fields.end();
            return entity;
        } catch (IllegalArgumentException e) {
            throw new StoredJsonException(String.valueOf(e.getMessage()));
        }
    }

    private Entity read(EntityKind kind) {
        return switch (kind) {
            case ROLE -> role();
            case PROVIDER -> provider();
            case POLICY -> policy();
            case INSTANCE_PROFILE -> profile();
            case USER -> user();
            case GROUP -> group();
        };
    }

    private Role role() {
        return new Role(
                fields.text("name"),
                fields.text("path"),
                fields.text("uniqueId"),
                fields.instant("createdAt"),
                fields.optionalText("description"),
                fields.duration("maxSessionDuration"),
                policies.trust(fields.text("trustPolicy")),
                fields.textMap("trustedPrincipalIds"),
                inlinePolicies(),
                fields.textSet("attachedPolicies"),
                fields.optionalText("boundary"),
                fields.tags("tags"),
                fields.optionalInstant("revokedBefore"));
    }

    private IdentityProvider provider() {
        return new IdentityProvider(
                fields.text("url"),
                fields.flag("plainHttp"),
                fields.texts("clientIds"),
                fields.texts("thumbprints"),
                fields.instant("createdAt"),
                fields.tags("tags"));
    }

    private ManagedPolicy policy() {
        return new ManagedPolicy(
                fields.text("arn"),
                fields.text("name"),
                fields.text("path"),
                fields.text("uniqueId"),
                fields.instant("createdAt"),
                fields.instant("updatedAt"),
                fields.optionalText("description"),
                versions(),
                fields.number("defaultVersion"),
                fields.number("lastVersion"),
                fields.tags("tags"));
    }

    private SortedMap<Integer, ManagedPolicy.Version> versions() {
        SortedMap<Integer, ManagedPolicy.Version> versions = new TreeMap<>();
        for (Map.Entry<String, Object> entry : fields.object("versions").entrySet()) {
            Members members = Fields.cast("versions", entry.getValue(), Members.class);
            Fields version = new Fields(members.values());
            versions.put(
                    Integer.valueOf(entry.getKey()),
                    new ManagedPolicy.Version(
                            policies.identity(version.text("document")),
                            version.instant("createdAt")));
            version.end();
        }
        return versions;
    }

    private InstanceProfile profile() {
        return new InstanceProfile(
                fields.text("name"),
                fields.text("path"),
                fields.text("uniqueId"),
                fields.instant("createdAt"),
                fields.optionalText("roleName"),
                fields.tags("tags"));
    }

    private User user() {
        return new User(
                fields.text("name"),
                fields.text("path"),
                fields.text("uniqueId"),
                fields.instant("createdAt"),
                inlinePolicies(),
                fields.textSet("attachedPolicies"),
                fields.optionalText("boundary"),
                fields.tags("tags"));
    }

    private Group group() {
        return new Group(
                fields.text("name"),
                fields.text("path"),
                fields.text("uniqueId"),
                fields.instant("createdAt"),
                fields.textSet("userNames"),
                inlinePolicies(),
                fields.textSet("attachedPolicies"));
    }

    private SortedMap<String, PolicyText> inlinePolicies() {
        SortedMap<String, PolicyText> read = new TreeMap<>();
        fields.textMap("inlinePolicies")
                .forEach((name, source) -> read.put(name, policies.identity(source)));
        return read;
    }
}
