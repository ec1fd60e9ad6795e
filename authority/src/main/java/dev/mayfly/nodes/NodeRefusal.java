package dev.mayfly.nodes;

/// Why a machine is not taken for a node. `reason` is for the administrator and names what was
/// compared; the caller reads [Kind#callerText()].
public record NodeRefusal(Kind kind, String reason) {

    /// What the caller is told. Whoever has proved a key or a token may know what helps.
    public enum Kind {
        /// No proof of a key or token that counts here; nothing else is told.
        UNKNOWN("The node or its proof is not known here"),
        TOKEN_EXPIRED("The join token is expired: ask for another with `mayfly node add`"),
        TOKEN_USED("The join token was used by another key"),
        NETWORK("The node may not speak from this address"),
        LOCKED("The node is locked: an administrator must unlock it"),
        CERTIFICATE("Untrusted signing certificate"),
        LAPSED("The node's certificate is over: the node must recover"),
        SUPERSEDED("The node's certificate was superseded by a newer one"),
        RECOVER("The node's certificates count no more: the node must recover"),
        CHALLENGE("The challenge is not one of ours, or older than its time"),
        RECOVERIES_USED_UP("The node has no recovery left: an administrator must allow one"),
        CLONED("Another holder of this key was here before: the node is locked"),
        NOT_ITS_ROLE("Access denied: the role is not one of the node's");

        private final String callerText;

        Kind(String callerText) {
            this.callerText = callerText;
        }

        /// The sentence for the caller.
        public String callerText() {
            return callerText;
        }
    }

    static NodeRefusedException thrown(Kind kind, String reason) {
        return new NodeRefusedException(new NodeRefusal(kind, reason));
    }
}
