package dev.mayfly.apply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Collects what a change consists of, in the order it will be carried out.
final class ChangeBuilder {

    private static final String NESTED = "    ";

    private final String title;
    private final Change.Kind kindWhenTouched;
    private final List<String> details = new ArrayList<>();
    private final List<ApiCall> calls = new ArrayList<>();
    private final List<Change.Extra> extras = new ArrayList<>();

    ChangeBuilder(Declared declared, Change.Kind kindWhenTouched) {
        this.title = declared.title();
        this.kindWhenTouched = kindWhenTouched;
    }

    ChangeBuilder step(String detail, ApiCall call) {
        details.add(detail);
        calls.add(call);
        return this;
    }

    /// A step that replaces one value by another; nothing when they are the same.
    ChangeBuilder replace(String what, String from, String to, ApiCall call) {
        return from.equals(to)
                ? this
                : step("~ " + what + ": " + shown(from) + " -> " + shown(to), call);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(none)" : value;
    }

    /// A step that replaces a policy document, with its difference line by line.
    ChangeBuilder document(String what, String from, String to, ApiCall call) {
        if (Documents.same(from, to)) {
            return this;
        }
        step("~ " + what, call);
        Documents.difference(from, to).forEach(line -> details.add(NESTED + line));
        return this;
    }

    /// Adds what is wanted and missing; what is there and not wanted becomes an extra.
    ChangeBuilder members(
            String what,
            Collection<String> found,
            Collection<String> wanted,
            Membership membership) {
        for (String missing : minus(wanted, found)) {
            step("+ " + what + " " + missing, membership.add().apply(missing));
        }
        for (String extra : minus(found, wanted)) {
            extra(what + " " + extra, membership.remove().apply(extra));
        }
        return this;
    }

    /// How one member is added and removed.
    record Membership(Function<String, ApiCall> add, Function<String, ApiCall> remove) {}

    ChangeBuilder extra(String description, ApiCall removal) {
        extras.add(new Change.Extra(description, removal));
        return this;
    }

    /// Sets tags that differ; tags the file does not mention become extras.
    ChangeBuilder tags(
            Map<String, String> found,
            SortedMap<String, String> wanted,
            ApiCall tag,
            ApiCall untag) {
        SortedMap<String, String> changed = new TreeMap<>();
        wanted.forEach((key, value) -> {
            if (!Objects.equals(found.get(key), value)) {
                changed.put(key, value);
            }
        });
        if (!changed.isEmpty()) {
            step("~ tags " + changed, tag.withTags(changed));
        }
        for (String key : minus(found.keySet(), wanted.keySet())) {
            extra("tag " + key, untag.withList("TagKeys", List.of(key)));
        }
        return this;
    }

    Change build() {
        Change.Kind kind = calls.isEmpty() ? Change.Kind.NONE : kindWhenTouched;
        return new Change(title, kind, details, calls, extras);
    }

    private static Collection<String> minus(Collection<String> left, Collection<String> right) {
        TreeSet<String> rest = new TreeSet<>(left);
        rest.removeAll(new TreeSet<>(right));
        return rest;
    }
}
