package dev.mayfly.api.rolesanywhere;

/// Lengths and patterns that requests share.
///
/// Source: service model of `rolesanywhere` (2018-05-10), botocore 1.43.
final class Bounds {

    static final int ARN = 1011;
    static final int ID = 36;
    static final String IDS = ".*[a-f0-9]{8}-([a-z0-9]{4}-){3}[a-z0-9]{12}.*";
    static final int NAME = 255;
    static final String NAMES = "[ a-zA-Z0-9-_]*";
    static final String ANCHOR_ARNS = "arn:aws(-[^:]+)?:rolesanywhere(:.*){2}(:trust-anchor.*)";
    static final String ROLE_ARNS = "arn:aws(-[^:]+)?:iam(:.*){2}(:role.*)";
    static final int ROLES = 250;
    static final int MANAGED_POLICIES = 50;
    static final int POLICY = 100_000;
    static final int SHORTEST_SESSION = 900;
    static final int LONGEST_SESSION = 43_200;
    static final int CRL = 300_000;
    static final int TAGS = 200;
    static final int TAG_KEY = 128;
    static final int TAG_VALUE = 256;
    static final String TAG_TEXT = "[ a-zA-Z0-9_.:/=+@-]*";
    static final int NOTIFICATIONS = 50;
    static final int LONGEST_NOTICE = 360;
    static final int SPECIFIER = 60;
    static final int PEM = 16_000;
    static final int TOKEN = 10_000;

    private Bounds() {}
}
