package dev.mayfly.agent.door;

/// Why a request did not come through the door. Each endpoint words it as its clients expect.
public enum DoorRefusal {
    /// Not HTTP as the door reads it: target, path or a header that is not one.
    MALFORMED("the request is malformed"),

    /// Asked under a name that is not this endpoint's: a page in a browser, whose name was made to
    /// resolve to this machine (DNS rebinding).
    WRONG_HOST("the Host header names another server"),

    /// Came through a proxy, which would let others ask in its name.
    FORWARDED("requests through a proxy are refused"),

    /// Sent by a page in a browser.
    BROWSER("requests of a browser are refused"),

    /// A method the endpoint does not know.
    METHOD("the method is not allowed"),

    /// More headers or a longer body than any client sends.
    TOO_LARGE("the request is too large"),

    /// Nobody holds the other end of the connection.
    UNKNOWN_PEER("the process that asks cannot be determined"),

    /// Too many requests of one user or address.
    THROTTLED("too many requests"),

    /// The endpoint failed; what went wrong is in the agent's log.
    FAILED("internal error");

    private final String sentence;

    DoorRefusal(String sentence) {
        this.sentence = sentence;
    }

    /// The reason in words.
    public String sentence() {
        return sentence;
    }
}
