package dev.mayfly.protocol;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;

/// The violated constraints of one request, in AWS's words.
///
/// Source: recorded AWS answers, e.g. `1 validation error detected: Value 'Session1:2' at
/// 'roleSessionName' failed to satisfy constraint: …` of STS and `… Value at 'status' failed to
/// satisfy constraint: Member must satisfy enum value set` of IAM.
public final class Violations {

    // We answer at most this much of a value: an echo is for reading, not for storing in a trail.
    private static final int MAX_ECHO = 1024;

    private final List<String> texts = new ArrayList<>(0);
    private final boolean echoing;

    /// @param echoing whether the service repeats a refused value ([Service#echoesValues()])
    public Violations(boolean echoing) {
        this.echoing = echoing;
    }

    /// Whether a value is left out, and with it the set it should have been of.
    public boolean withholds(boolean sensitive) {
        return sensitive || !echoing;
    }

    public void addMissing(String path) {
        texts.add(at("Value null", path, "Member must not be null"));
    }

    public void add(Object value, boolean sensitive, String path, String fault) {
        texts.add(at(withholds(sensitive) ? "Value" : "Value '" + echo(value) + "'", path, fault));
    }

    public boolean any() {
        return !texts.isEmpty();
    }

    /// Refuses the request when anything was added.
    public void refuseIfAny() {
        if (texts.isEmpty()) {
            return;
        }
        String errors = texts.size() == 1 ? " validation error" : " validation errors";
        String message = texts.size() + errors + " detected: " + String.join("; ", texts);
        throw new RefusedException(new Refusal.InvalidMember(message));
    }

    private static String at(String value, String path, String fault) {
        return value + " at '" + path + "' failed to satisfy constraint: " + fault;
    }

    private static String echo(Object value) {
        String text = value.toString();
        return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "...";
    }
}
