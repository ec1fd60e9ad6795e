package dev.mayfly.policy;

import dev.mayfly.policy.json.SourcePosition;
import java.util.List;
import java.util.Optional;

/// One statement of a policy, compiled: every pattern in it is ready to match.
///
/// @param index its place in the document, from 0
/// @param principals empty in policies that are attached to a principal
/// @param resources empty in trust policies, and where a resource policy leaves it out
/// @param position where its opening brace stands
public record Statement(
        int index,
        Optional<String> sid,
        Effect effect,
        Optional<Element<PrincipalPattern>> principals,
        Element<ActionPattern> actions,
        Optional<Element<ResourcePattern>> resources,
        List<Condition> conditions,
        SourcePosition position) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /// Its `Sid`, or else its number counted from 1.
    public String name() {
        return sid.filter(text -> !text.isEmpty()).orElseGet(() -> "statement " + (index + 1));
    }

    /// The same statement about other principals.
    public Statement withPrincipals(Optional<Element<PrincipalPattern>> others) {
        return new Statement(index, sid, effect, others, actions, resources, conditions, position);
    }

    /// The same statement about other actions.
    public Statement withActions(Element<ActionPattern> others) {
        return new Statement(
                index, sid, effect, principals, others, resources, conditions, position);
    }

    /// The same statement about other resources.
    public Statement withResources(Optional<Element<ResourcePattern>> others) {
        return new Statement(index, sid, effect, principals, actions, others, conditions, position);
    }

    /// The same statement under other conditions.
    public Statement withConditions(List<Condition> others) {
        return new Statement(index, sid, effect, principals, actions, resources, others, position);
    }
}
