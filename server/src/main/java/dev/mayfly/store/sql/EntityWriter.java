package dev.mayfly.store.sql;

import dev.mayfly.iam.Entity;
import dev.mayfly.iam.Group;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.InstanceProfile;
import dev.mayfly.iam.ManagedPolicy;
import dev.mayfly.iam.PolicyText;
import dev.mayfly.iam.Role;
import dev.mayfly.iam.User;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/// Writes an entity as the JSON of its row. Policies are kept as their authors wrote them; absent
/// values are left out.
record EntityWriter(JsonGenerator json, JsonFields fields) {

    static String json(Entity entity) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                StoredJson.JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            new EntityWriter(json, new JsonFields(json)).members(entity);
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
        fields.instant("createdAt", role.createdAt());
        fields.optional("description", role.description());
        fields.text("maxSessionDuration", role.maxSessionDuration().toString());
        fields.text("trustPolicy", role.trustPolicy().source());
        fields.texts("trustedPrincipalIds", role.trustedPrincipalIds());
        policies("inlinePolicies", role.inlinePolicies());
        fields.texts("attachedPolicies", role.attachedPolicies());
        fields.optional("boundary", role.boundary());
        fields.tags(role.tags());
        fields.optional("revokedBefore", role.revokedBefore().map(Instant::toString));
    }

    private void provider(IdentityProvider provider) {
        fields.text("url", provider.url());
        json.writeBooleanProperty("plainHttp", provider.plainHttp());
        fields.texts("clientIds", provider.clientIds());
        fields.texts("thumbprints", provider.thumbprints());
        fields.instant("createdAt", provider.createdAt());
        fields.tags(provider.tags());
    }

    private void policy(ManagedPolicy policy) {
        fields.text("arn", policy.arn());
        named(policy.name(), policy.path(), policy.uniqueId());
        fields.instant("createdAt", policy.createdAt());
        fields.instant("updatedAt", policy.updatedAt());
        fields.optional("description", policy.description());
        json.writeObjectPropertyStart("versions");
        policy.versions().forEach(this::version);
        json.writeEndObject();
        json.writeNumberProperty("defaultVersion", policy.defaultVersion());
        json.writeNumberProperty("lastVersion", policy.lastVersion());
        fields.tags(policy.tags());
    }

    private void version(Integer number, ManagedPolicy.Version version) {
        json.writeObjectPropertyStart(number.toString());
        fields.text("document", version.text().source());
        fields.instant("createdAt", version.createdAt());
        json.writeEndObject();
    }

    private void profile(InstanceProfile profile) {
        named(profile.name(), profile.path(), profile.uniqueId());
        fields.instant("createdAt", profile.createdAt());
        fields.optional("roleName", profile.roleName());
        fields.tags(profile.tags());
    }

    private void user(User user) {
        named(user.name(), user.path(), user.uniqueId());
        fields.instant("createdAt", user.createdAt());
        policies("inlinePolicies", user.inlinePolicies());
        fields.texts("attachedPolicies", user.attachedPolicies());
        fields.optional("boundary", user.boundary());
        fields.tags(user.tags());
    }

    private void group(Group group) {
        named(group.name(), group.path(), group.uniqueId());
        fields.instant("createdAt", group.createdAt());
        fields.texts("userNames", group.userNames());
        policies("inlinePolicies", group.inlinePolicies());
        fields.texts("attachedPolicies", group.attachedPolicies());
    }

    private void named(String name, String path, String uniqueId) {
        fields.text("name", name);
        fields.text("path", path);
        fields.text("uniqueId", uniqueId);
    }

    private void policies(String name, Map<String, PolicyText> policies) {
        json.writeObjectPropertyStart(name);
        policies.forEach((policyName, policy) -> fields.text(policyName, policy.source()));
        json.writeEndObject();
    }
}
