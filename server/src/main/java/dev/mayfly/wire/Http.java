package dev.mayfly.wire;

/// How REST-JSON asks for an operation: method, URI and the status of success. The URI is AWS's
/// (`/policy/validation`, `/tags/{resourceArn}`, `/token?aws_iam=t`).
public record Http(String method, String uri, int status) {

    /// Answered with 200.
    public static Http of(String method, String uri) {
        return new Http(method, uri, 200);
    }
}
