package dev.mayfly.policy.explain;

/// A change that would allow the request; evaluated before it is offered.
public sealed interface Suggestion {
    /// For people: what to change, in the imperative.
    String text();

    /// The caller could send something else.
    ///
    /// @param what the context key, or `action`, `resource`
    /// @param to the value that would do
    record ChangeRequest(String what, String to, String text) implements Suggestion {}

    /// The owner could change a policy.
    ///
    /// @param policy its name or ARN
    /// @param pointer JSON pointer of the place
    /// @param add the value to add there
    record ChangePolicy(String policy, String pointer, String add, String text)
            implements Suggestion {}
}
