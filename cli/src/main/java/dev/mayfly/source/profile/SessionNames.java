package dev.mayfly.source.profile;

/// The name of a session nobody named.
public final class SessionNames {

    private static final int MAX_LENGTH = 64;

    private SessionNames() {}

    /// `mayfly-` and the user's name, so that the trail says who it was.
    public static String ofThisUser() {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_=,.@-]", "-");
        String name = "mayfly-" + (user.isEmpty() ? "user" : user);
        return name.substring(0, Math.min(name.length(), MAX_LENGTH));
    }
}
