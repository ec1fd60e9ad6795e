package dev.mayfly.agent.door;

/// The limits of the JDK's HTTP server, which takes them from system properties when it is first
/// used in a process. Source: module `jdk.httpserver`, package documentation of JDK 25.
final class ServerLimits {

    /// Connections the kernel holds until they are accepted: a thousand programs may start at once.
    static final int BACKLOG = 1024;

    private ServerLimits() {}

    /// Sets what nobody has set on the command line.
    static void apply() {
        // Without it an answer waits for the acknowledgement of its own head.
        set("sun.net.httpserver.nodelay", "true");
        set("sun.net.httpserver.maxReqHeaders", "64");
        set("sun.net.httpserver.maxReqHeaderSize", String.valueOf(16 * 1024));
        // Seconds a request may take to arrive.
        set("sun.net.httpserver.maxReqTime", "10");
        set("sun.net.httpserver.maxIdleConnections", "512");
        set("sun.net.httpserver.idleInterval", "30");
        set("jdk.httpserver.maxConnections", "4096");
    }

    private static void set(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }
}
