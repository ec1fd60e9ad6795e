package dev.mayfly.store.sql;

import dev.mayfly.iam.Entity;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import dev.mayfly.identity.Tag;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes an entity as the JSON of its row. Policies are kept as their authors wrote them; absent
/// values are left out.
record EntityWriter(JsonGenerator json) {

    static String json(Entity entity) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                StoredJson.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            new EntityWriter(json).members(entity);
            json.writeEndObject();
        }
        return text.toString();
    }

    private void members(Entity entity) {
        switch (entity) {
            case Role role -> role(role);
            case IdentityProvider provider -> provider(provider);
            case ManagedPolicy policy -> policy(policy);
            case InstanceProfile profile -> profile(profile);
            case User user -> user(user);
            case Group group -> group(group);
        }
    }

    private void role(Role role) {
        named(role.name(), role.path(), role.uniqueId());
        instant("createdAt", role.createdAt());
        optional("description", role.description());
        text("maxSessionDuration", role.maxSessionDuration().toString());
        text("trustPolicy", role.trustPolicy().source());
        texts("trustedPrincipalIds", role.trustedPrincipalIds());
        policies("inlinePolicies", role.inlinePolicies());
        texts("attachedPolicies", role.attachedPolicies());
        optional("boundary", role.boundary());
        tags(role.tags());
        optional("revokedBefore", role.revokedBefore().map(Instant::toString));
    }

    private void provider(IdentityProvider provider) {
        text("url", provider.url());
        json.writeBooleanProperty("plainHttp", provider.plainHttp());
        texts("clientIds", provider.clientIds());
        texts("thumbprints", provider.thumbprints());
        instant("createdAt", provider.createdAt());
        tags(provider.tags());
    }

    private void policy(ManagedPolicy policy) {
        text("arn", policy.arn());
        named(policy.name(), policy.path(), policy.uniqueId());
        instant("createdAt", policy.createdAt());
        instant("updatedAt", policy.updatedAt());
        optional("description", policy.description());
        json.writeObjectPropertyStart("versions");
        policy.versions().forEach(this::version);
        json.writeEndObject();
        json.writeNumberProperty("defaultVersion", policy.defaultVersion());
        json.writeNumberProperty("lastVersion", policy.lastVersion());
        tags(policy.tags());
    }

    private void version(Integer number, ManagedPolicy.Version version) {
        json.writeObjectPropertyStart(number.toString());
        text("document", version.text().source());
        instant("createdAt", version.createdAt());
        json.writeEndObject();
    }

    private void profile(InstanceProfile profile) {
        named(profile.name(), profile.path(), profile.uniqueId());
        instant("createdAt", profile.createdAt());
        optional("roleName", profile.roleName());
        tags(profile.tags());
    }

    private void user(User user) {
        named(user.name(), user.path(), user.uniqueId());
        instant("createdAt", user.createdAt());
        policies("inlinePolicies", user.inlinePolicies());
        texts("attachedPolicies", user.attachedPolicies());
        optional("boundary", user.boundary());
        tags(user.tags());
    }

    private void group(Group group) {
        named(group.name(), group.path(), group.uniqueId());
        instant("createdAt", group.createdAt());
        texts("userNames", group.userNames());
        policies("inlinePolicies", group.inlinePolicies());
        texts("attachedPolicies", group.attachedPolicies());
    }

    private void named(String name, String path, String uniqueId) {
        text("name", name);
        text("path", path);
        text("uniqueId", uniqueId);
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    private void optional(String name, Optional<String> value) {
        value.ifPresent(text -> text(name, text));
    }

    private void instant(String name, Instant instant) {
        text(name, instant.toString());
    }

    private void texts(String name, Collection<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private void texts(String name, Map<String, String> texts) {
        json.writeObjectPropertyStart(name);
        new TreeMap<>(texts).forEach(this::text);
        json.writeEndObject();
    }

    private void policies(String name, Map<String, PolicyText> policies) {
        json.writeObjectPropertyStart(name);
        policies.forEach((policyName, policy) -> text(policyName, policy.source()));
        json.writeEndObject();
    }

    private void tags(List<Tag> tags) {
        json.writeArrayPropertyStart("tags");
        for (Tag tag : tags) {
            json.writeStartObject();
            text("key", tag.key());
            text("value", tag.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
