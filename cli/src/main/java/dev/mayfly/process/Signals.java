package dev.mayfly.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/// Passes the signals we get on to a process.
///
/// The JDK's only way to hear a signal is `sun.misc.Signal`, which module `jdk.unsupported` exports
/// on purpose but whose mention is a warning to the compiler that cannot be silenced; hence by
/// reflection. Where it is missing, signals end us as ever.
final class Signals {

    private static final Logger LOG = System.getLogger(Signals.class.getName());

    private static final List<String> PASSED = List.of("TERM", "HUP", "USR1", "WINCH");

    /// From the keyboard: the terminal sends these to everyone in its foreground.
    private static final List<String> OF_THE_TERMINAL = List.of("INT", "QUIT");

    private Signals() {}

    static void passOn(long pid, boolean atTerminal) {
        for (String name : PASSED) {
            handle(name, () -> send(name, pid));
        }
        for (String name : OF_THE_TERMINAL) {
            handle(name, atTerminal ? () -> {} : () -> send(name, pid));
        }
    }

    private static void handle(String name, Runnable reaction) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(),
                            new Class<?>[] {handler},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("handle")) {
                                    reaction.run();
                                }
                                return ofObject(proxy, method, arguments);
                            });
            Method handle = signal.getMethod("handle", signal, handler);
            Object it = signal.getConstructor(String.class).newInstance(name);
            Object before = handle.invoke(null, it, ours);
            Object ignoring = handler.getField("SIG_IGN").get(null);
            if (ignoring.equals(before)) {
                handle.invoke(null, it, ignoring); // as under nohup
            }
        } catch (ReflectiveOperationException e) {
            // Taken by the JVM itself, as QUIT is for its thread dump.
            LOG.log(Level.DEBUG, "signal " + name + " is not passed on", e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // what equality means to a proxy
    private static Object ofObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            default -> "signal";
        };
    }

    private static void send(String name, long pid) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(pid))
                    .start();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "signal " + name + " was not passed on", e);
        }
    }
}
