package dev.mayfly.taskdefinition;

import java.util.Optional;

/// A name with a value: an environment variable, a property.
public record KeyValue(Optional<String> name, Optional<String> value) {}
