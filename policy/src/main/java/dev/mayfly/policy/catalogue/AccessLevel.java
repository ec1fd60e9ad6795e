package dev.mayfly.policy.catalogue;

/// What an action does to what it is about.
///
/// Source: Service Authorization Reference, "Actions table", column "Access level".
public enum AccessLevel {
    LIST("List"),
    READ("Read"),
    WRITE("Write"),
    TAGGING("Tagging"),
    PERMISSIONS_MANAGEMENT("Permissions management");

    private final String written;

    AccessLevel(String written) {
        this.written = written;
    }

    /// As AWS spells it.
    public String written() {
        return written;
    }

    static AccessLevel ofLetter(String letter) {
        for (AccessLevel level : values()) {
            if (level.written.startsWith(letter)) {
                return level;
            }
        }
        throw new IllegalArgumentException("no access level " + letter);
    }
}
