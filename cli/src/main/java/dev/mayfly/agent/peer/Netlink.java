package dev.mayfly.agent.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// One question to the kernel over a netlink socket of its own, and its answer: the JDK has no such
/// sockets. Keeps nothing between questions.
///
/// Source: netlink(7), sock_diag(7).
final class Netlink {

    private static final int AF_NETLINK = 16;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int NETLINK_SOCK_DIAG = 4;

    /// The kernel has answered when it has taken the question, so nobody ever waits.
    private static final int MSG_DONTWAIT = 0x40;

    private static final int MAX_ANSWER = 4096;

    private final MethodHandle socket;
    private final MethodHandle send;
    private final MethodHandle receive;
    private final MethodHandle close;

    Netlink() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor transfer =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT);
        FunctionDescriptor open =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT);
        FunctionDescriptor shut = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        this.socket = function(linker, "socket", open);
        this.send = function(linker, "send", transfer);
        this.receive = function(linker, "recv", transfer);
        this.close = function(linker, "close", shut);
    }

    @SuppressWarnings(
            "restricted") // system calls of fixed types; the launcher allows native access
    private static MethodHandle function(Linker linker, String name, FunctionDescriptor type) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
    }

    /// The kernel's answer; empty when it takes no such questions.
    Optional<byte[]> ask(byte[] question) {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor =
                    (int) socket.invokeExact(AF_NETLINK, SOCK_DGRAM_CLOEXEC, NETLINK_SOCK_DIAG);
            if (descriptor < 0) {
                return Optional.empty();
            }
            try {
                return ask(descriptor, question, arena);
            } finally {
                int _ = (int) close.invokeExact(descriptor);
            }
        } catch (Throwable e) { // what invokeExact declares; a system call throws nothing
            throw new IllegalStateException("the kernel cannot be asked", e);
        }
    }

    private Optional<byte[]> ask(int descriptor, byte[] question, Arena arena) throws Throwable {
        MemorySegment out = arena.allocateFrom(ValueLayout.JAVA_BYTE, question);
        long sent = (long) send.invokeExact(descriptor, out, (long) question.length, 0);
        if (sent != question.length) {
            return Optional.empty();
        }
        MemorySegment in = arena.allocate(MAX_ANSWER);
        long length = (long) receive.invokeExact(descriptor, in, (long) MAX_ANSWER, MSG_DONTWAIT);
        return length <= 0
                ? Optional.empty()
                : Optional.of(in.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
}
