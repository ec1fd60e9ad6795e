package dev.mayfly.apply;

import java.util.List;

/// What a plan does to one declared thing. `details` is for a person to read, one line each,
/// beginning with `+`, `-` or `~`; `calls` carries it out in order. `extras` are things found that
/// the file does not mention; they stay unless the caller prunes.
public record Change(
        String title, Kind kind, List<String> details, List<ApiCall> calls, List<Extra> extras) {

    /// What happens.
    public enum Kind {
        CREATE,
        UPDATE,
        NONE
    }

    /// Something that is there and not in the file, and the call that removes it.
    public record Extra(String description, ApiCall removal) {}

    public Change {
        details = List.copyOf(details);
        calls = List.copyOf(calls);
        extras = List.copyOf(extras);
    }
}
