package dev.mayfly.cli;

import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The log: one line an event on standard error. What went wrong inside is named in the same line;
/// its stack trace follows only at level debug.
final class Logging {

    private Logging() {}

    static void configure(Level level) {
        java.util.logging.Level threshold = jul(level);
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setLevel(threshold);
        console.setFormatter(new OneLine(level == Level.DEBUG));
        root.addHandler(console);
        root.setLevel(java.util.logging.Level.WARNING);
        // INVARIANT: held by the log manager as the parent of all our loggers.
        Logger.getLogger("dev.mayfly").setLevel(threshold);
    }

    private static java.util.logging.Level jul(Level level) {
        return switch (level) {
            case ERROR -> java.util.logging.Level.SEVERE;
            case WARNING -> java.util.logging.Level.WARNING;
            case DEBUG -> java.util.logging.Level.FINE;
            default -> java.util.logging.Level.INFO;
        };
    }

    private static final class OneLine extends Formatter {

        private final boolean traces;

        OneLine(boolean traces) {
            this.traces = traces;
        }

        @Override
        public String format(LogRecord event) {
            StringBuilder line = new StringBuilder(160);
            line.append(event.getInstant().truncatedTo(ChronoUnit.MILLIS))
                    .append(' ')
                    .append(word(event.getLevel()))
                    .append(' ')
                    .append(area(String.valueOf(event.getLoggerName())))
                    .append(": ")
                    .append(formatMessage(event).replace('\n', ' '));
            Throwable thrown = event.getThrown();
            if (thrown != null) {
                cause(line, thrown);
            }
            return line.append('\n').toString();
        }

        private void cause(StringBuilder line, Throwable thrown) {
            line.append(" (").append(thrown.toString().replace('\n', ' ')).append(')');
            if (traces) {
                for (StackTraceElement frame : thrown.getStackTrace()) {
                    line.append("\n    at ").append(frame);
                }
            }
        }

        private static String word(java.util.logging.Level level) {
            int value = level.intValue();
            if (value >= java.util.logging.Level.SEVERE.intValue()) {
                return "error";
            }
            if (value >= java.util.logging.Level.WARNING.intValue()) {
                return "warning";
            }
            return value >= java.util.logging.Level.INFO.intValue() ? "info" : "debug";
        }

        /// The package a message comes from, which is the part of Mayfly it is about.
        private static String area(String logger) {
            int end = logger.lastIndexOf('.');
            int start = logger.lastIndexOf('.', end - 1);
            return logger.substring(start + 1, Math.max(end, start + 1));
        }
    }
}
