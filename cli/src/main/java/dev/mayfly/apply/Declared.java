package dev.mayfly.apply;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// What a file says should exist. Policy documents are compact JSON.
public sealed interface Declared {

    /// How a plan speaks of it: `role deploy`.
    String title();

    /// An OIDC provider; `url` with its scheme.
    record Provider(
            String url,
            SortedSet<String> clientIds,
            List<String> thumbprints,
            SortedMap<String, String> tags)
            implements Declared {
        @Override
        public String title() {
            return "identity provider " + url;
        }
    }

    /// A role with everything that belongs to it. Inline policies by name.
    record Role(
            String name,
            String path,
            Optional<String> description,
            int maxSessionSeconds,
            String trustPolicy,
            SortedMap<String, String> inlinePolicies,
            SortedSet<String> managedPolicies,
            Optional<String> boundary,
            SortedMap<String, String> tags)
            implements Declared {
        @Override
        public String title() {
            return "role " + name;
        }
    }

    /// A managed policy and the entities it is attached to.
    record Policy(
            String name,
            String path,
            Optional<String> description,
            String document,
            Holders holders,
            SortedMap<String, String> tags)
            implements Declared {
        @Override
        public String title() {
            return "policy " + name;
        }
    }

    /// An inline policy written into other entities.
    record InlinePolicy(String name, String document, Holders holders) implements Declared {
        @Override
        public String title() {
            return "inline policy " + name;
        }
    }

    /// An instance profile and the role in it.
    record Profile(String name, String path, Optional<String> role) implements Declared {
        @Override
        public String title() {
            return "instance profile " + name;
        }
    }

    /// The names of the entities that hold a policy.
    record Holders(SortedSet<String> roles, SortedSet<String> users, SortedSet<String> groups) {

        /// Nobody.
        public boolean empty() {
            return roles.isEmpty() && users.isEmpty() && groups.isEmpty();
        }

        /// The kinds of holder by the API's word for them (`Role`, `User`, `Group`).
        public Map<String, SortedSet<String>> byKind() {
            return Map.of("Role", roles, "User", users, "Group", groups);
        }
    }
}
