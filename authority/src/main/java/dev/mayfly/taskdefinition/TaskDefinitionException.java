package dev.mayfly.taskdefinition;

import java.util.List;
import java.util.stream.Collectors;

/// A task definition that is refused, with everything that is wrong with it. The message is what
/// the API answers as `ClientException`.
public final class TaskDefinitionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public TaskDefinitionException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /// What is wrong, at least one thing, in the order of the definition.
    public List<Problem> problems() {
        return problems;
    }
}
