package dev.mayfly.simulation;

import dev.mayfly.identity.Arn;
import java.util.Locale;
import java.util.Optional;

/// The ARN of a user, group or role, taken apart.
record EntityArn(Kind kind, String account, String name, String text) {

    enum Kind {
        USER,
        GROUP,
        ROLE
    }

    /// The entity that `text` names, or empty when it names none of the three.
    static Optional<EntityArn> parse(String text) {
        return Arn.parse(text)
                .filter(arn -> arn.service().equals("iam") && !arn.account().isEmpty())
                .flatMap(arn -> entity(arn, text));
    }

    private static Optional<EntityArn> entity(Arn arn, String text) {
        String resource = arn.resource();
        for (Kind kind : Kind.values()) {
            String prefix = kind.name().toLowerCase(Locale.ROOT) + "/";
            String name = resource.substring(resource.lastIndexOf('/') + 1);
            if (resource.startsWith(prefix) && !name.isEmpty()) {
                return Optional.of(new EntityArn(kind, arn.account(), name, text));
            }
        }
        return Optional.empty();
    }
}
