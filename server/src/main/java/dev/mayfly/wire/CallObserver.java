package dev.mayfly.wire;

/// Is told of every finished call, for metrics. A port: the listener's meters stand behind it.
@FunctionalInterface
public interface CallObserver {

    /// `operation` is the name of one we serve or `unknown`; `outcome` is `ok` or the error code;
    /// the time is in nanoseconds, until the answer was ready to be sent.
    void observed(String operation, String outcome, long nanos);
}
