package dev.mayfly.simulation;

import dev.mayfly.policy.eval.ContextValue;
import dev.mayfly.policy.pattern.IpAddress;
import dev.mayfly.policy.pattern.PolicyDate;
import dev.mayfly.policy.pattern.PolicyNumber;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Base64;
import java.util.List;

/// A condition key and what the simulated request says for it.
public record ContextEntry(String name, Type type, boolean list, List<String> values) {

    /// What the values must be.
    public enum Type {
        STRING,
        NUMERIC,
        BOOLEAN,
        IP,
        BINARY,
        DATE
    }

    /// Refuses values that are not of the type, and several values for a type that is no list.
    public ContextEntry {
        values = List.copyOf(values);
        if (!list && values.size() > 1) {
            throw refuse(name, "holds one value; its type is no list");
        }
        for (String value : values) {
            if (!fits(type, value)) {
                throw refuse(name, "holds a value that is not of its type");
            }
        }
    }

    ContextValue value() {
        return list ? new ContextValue.Multi(values) : new ContextValue.Single(values.getFirst());
    }

    private static boolean fits(Type type, String value) {
        return switch (type) {
            case STRING -> true;
            case NUMERIC -> PolicyNumber.parse(value).isPresent();
            case BOOLEAN -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case IP -> IpAddress.parse(value).isPresent();
            case BINARY -> isBase64(value);
            case DATE -> PolicyDate.parse(value).isPresent();
        };
    }

    private static boolean isBase64(String value) {
        try {
            Base64.getDecoder().decode(value);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static RefusedException refuse(String name, String why) {
        return new RefusedException(
                new Refusal.InvalidInput("The context entry " + name + " " + why + "."));
    }
}
