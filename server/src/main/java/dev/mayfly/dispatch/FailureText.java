package dev.mayfly.dispatch;

/// What the log says of a failure: the kinds of exception and where they arose. Messages are left
/// out, because they may quote what the caller sent.
final class FailureText {

    private static final int MAX_FRAMES = 12;
    private static final int MAX_CAUSES = 4;

    private FailureText() {}

    static String of(String requestId, String operation, Throwable failure) {
        StringBuilder text =
                new StringBuilder("request ")
                        .append(requestId)
                        .append(" (")
                        .append(operation)
                        .append(") failed: ");
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? "" : "\n caused by ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MAX_FRAMES); i++) {
                text.append("\n    at ").append(frames[i]);
            }
            cause = cause.getCause();
        }
        return text.toString();
    }
}
