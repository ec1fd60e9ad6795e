package dev.mayfly.terminal;

import java.io.PrintWriter;

/// Where a command writes. `interactive` says that a person watches standard error; `command` is
/// how Mayfly was called, for the commands we tell them to type next.
public record Terminal(
        PrintWriter out, PrintWriter err, boolean interactive, boolean colour, String command) {

    /// A line of output.
    public void say(String line) {
        out.println(line);
    }

    /// What went wrong and, unless empty, what to do about it.
    public void error(String what, String hint) {
        out.flush();
        err.println("mayfly: error: " + what);
        if (!hint.isEmpty()) {
            err.println("mayfly: hint: " + hint);
        }
        err.flush();
    }

    /// Something to know that is no error.
    public void note(String what) {
        out.flush();
        err.println("mayfly: note: " + what);
        err.flush();
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String dim(String text) {
        return styled("2", text);
    }

    public String red(String text) {
        return styled("31", text);
    }

    public String green(String text) {
        return styled("32", text);
    }

    private String styled(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
