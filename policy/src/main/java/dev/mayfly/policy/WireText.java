package dev.mayfly.policy;

/// AWS's sentences for malformed policies.
///
/// Source: answers of AWS IAM quoted in public issue threads and test suites; the first one is
/// recorded in `aws-errors.tsv`.
final class WireText {
    static final String TRUST_JSON = "This policy contains invalid Json";
    static final String SYNTAX = "Syntax errors in policy.";
    static final String NO_ACTIONS = "Policy statement must contain actions.";
    static final String NO_RESOURCES = "Policy statement must contain resources.";
    static final String PRINCIPAL = "Policy document should not specify a principal.";
    static final String TRUST_RESOURCE = "Has prohibited field Resource";
    static final String TRUST_PRINCIPAL = "Missing required field Principal";
    static final String TRUST_ACTION = "AssumeRole policy may only specify STS AssumeRole actions.";
    static final String SID_UNIQUE = "Statement IDs (SID) in a single policy must be unique.";
    static final String SID_FORM =
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular"
                    + " expression [0-9A-Za-z]*";
    static final String VENDOR =
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";

    private WireText() {}

    static String resource(String text) {
        return "Resource " + text + " must be in ARN format or \"*\".";
    }

    static String principal(String type, String text) {
        return "Invalid principal in policy: \"" + type + "\":\"" + text + "\"";
    }

    static String json(PolicyKind kind) {
        return kind == PolicyKind.TRUST ? TRUST_JSON : SYNTAX;
    }
}
