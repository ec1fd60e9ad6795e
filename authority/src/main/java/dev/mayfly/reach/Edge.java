package dev.mayfly.reach;

import java.util.List;

/// One step: `from` can become `to`, or rule it.
///
/// @param conditions what the request, or the token, has to be like, for people; empty when nothing
///   stands in the way. A condition that begins with `unless` must not hold
public record Edge(Party from, Party to, Means means, List<String> conditions) {

    public Edge {
        conditions = List.copyOf(conditions);
    }

    /// How.
    public sealed interface Means {

        /// `sts:AssumeRole` by somebody of an account.
        record Assume(String statement) implements Means {}

        /// `sts:AssumeRoleWithWebIdentity` or `sts:AssumeRoleWithSAML`.
        record Federation(String action, String statement) implements Means {}

        /// A service that acts as the role.
        record ByService(String statement) implements Means {}

        /// By permissions that nobody meant as a way into the role.
        ///
        /// @param methods each of them suffices
        /// @param becomes whether the caller gets the other's credentials; otherwise it can give
        ///   the other any permission
        record Escalation(List<String> methods, boolean becomes) implements Means {
            public Escalation {
                methods = List.copyOf(methods);
            }
        }
    }

    /// Whether it depends on the request.
    public boolean conditional() {
        return !conditions.isEmpty();
    }

    /// Whether it leads from one party into the other.
    public boolean becomes() {
        return !(means instanceof Means.Escalation(_, boolean becomes)) || becomes;
    }

    /// Whether it was not meant as a way into the role.
    public boolean escalates() {
        return means instanceof Means.Escalation;
    }

    /// The means in a few words.
    public String how() {
        return switch (means) {
            case Means.Assume _ -> "assume";
            case Means.Federation(String action, _) ->
                    action.endsWith("SAML") ? "SAML" : "web identity";
            case Means.ByService _ -> "service";
            case Means.Escalation(List<String> methods, boolean becomes) ->
                    (becomes ? "escalation: " : "gives it any permission: ")
                            + String.join(", ", methods);
        };
    }
}
