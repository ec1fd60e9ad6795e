package dev.mayfly.api.iam;

/// The patterns and bounds of IAM's members, for [dev.mayfly.wire.Member].
///
/// Source: botocore 1.43, `iam/2010-05-08/service-2.json`.
public final class Patterns {

    /// Names of roles, users, groups, policies and instance profiles.
    public static final String NAME = "[\\w+=,.@-]+";

    public static final String PATH = "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)";
    public static final String PATH_PREFIX = "\\u002F[\\u0021-\\u007F]*";

    /// Paths of managed policies.
    public static final String POLICY_PATH = "((/[A-Za-z0-9\\.,\\+@=_-]+)*)/";

    /// Ids of policy versions, `v1`.
    public static final String VERSION_ID = "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?";

    public static final String POLICY_DOCUMENT = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+";
    public static final String ROLE_DESCRIPTION =
            "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u00A1-\\u00FF]*";
    public static final String TAG_KEY = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+";
    public static final String TAG_VALUE = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*";
    public static final String MARKER = "[\\u0020-\\u00FF]+";
    public static final String ACCOUNT_ALIAS = "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$";

    public static final int MAX_ARN = 2048;
    public static final int MIN_ARN = 20;
    public static final int MAX_MARKER = 320;
    public static final int MAX_ITEMS = 1000;
    public static final int MAX_PATH = 512;
    public static final int MAX_POLICY_DOCUMENT = 131_072;
    public static final int MAX_ROLE_NAME = 64;
    public static final int MAX_USER_NAME = 64;
    public static final int MAX_NAME = 128;
    public static final int MAX_DESCRIPTION = 1000;
    public static final int MAX_TAGS = 50;
    public static final int MAX_TAG_KEY = 128;
    public static final int MAX_TAG_VALUE = 256;

    private Patterns() {}
}
