package dev.mayfly.policy.pattern;

/// What is special in a template: variables (`${key}`, from policy version 2012-10-17 on) and
/// wildcards (`*`, `?`).
public record TemplateSyntax(boolean variables, boolean wildcards) {
    /// Every character stands for itself.
    public static final TemplateSyntax PLAIN = new TemplateSyntax(false, false);
}
