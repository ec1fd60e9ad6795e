package dev.mayfly.api;

/// AWS's sentences about one of its checks; `statement` begins the reason that names a statement.
record Sentences(String pass, String fail, String statement) {

    static final Sentences NO_NEW_ACCESS =
            new Sentences(
                    "The modified permissions do not grant new access compared to your existing"
                            + " policy.",
                    "The modified permissions grant new access compared to your existing policy.",
                    "New access in the statement");

    static final Sentences ACCESS_NOT_GRANTED =
            new Sentences(
                    "The policy document does not grant access to perform the listed actions or"
                            + " resources.",
                    "The policy document grants access to perform one or more of the listed actions"
                            + " or resources.",
                    "One or more of the listed actions or resources in the statement");

    static final Sentences NO_PUBLIC_ACCESS =
            new Sentences(
                    "The resource policy does not grant public access for the given resource type.",
                    "The resource policy grants public access for the given resource type.",
                    "Public access granted in the following statement");
}
