package dev.mayfly.api.sts;

/// The patterns and bounds of STS's members, for [dev.mayfly.wire.Member].
///
/// Source: botocore 1.43, `sts/2011-06-15/service-2.json`.
public final class StsPatterns {

    public static final String ARN =
            "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+";

    /// Session names, source identities and names of federated users.
    public static final String SESSION_NAME = "[\\w+=,.@-]*";

    public static final String EXTERNAL_ID = "[\\w+=,.@:\\/-]*";
    public static final String SERIAL_NUMBER = "[\\w+=/:,.@-]*";
    public static final String TOKEN_CODE = "[\\d]*";
    public static final String POLICY = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+";
    public static final String ACCESS_KEY_ID = "[\\w]*";
    public static final String TAG_KEY = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+";

    public static final int MIN_ARN = 20;
    public static final int MAX_ARN = 2048;
    public static final int MIN_NAME = 2;
    public static final int MAX_NAME = 64;
    public static final int MAX_POLICY = 2048;
    public static final int MIN_DURATION = 900;
    public static final int MAX_DURATION = 43_200;
    public static final int MAX_TAGS = 50;
    public static final int MAX_TAG_KEY = 128;

    /// Of `MinimumSessionTokenSize`. Source: aws-sdk-java 2.57.8, AWS SDK for Ruby,
    /// `AssumeRoleRequest`.
    public static final int MAX_TOKEN_SIZE = 4096;

    private StsPatterns() {}
}
