package dev.mayfly.taskdefinition.admission;

import dev.mayfly.taskdefinition.Problem;
import dev.mayfly.taskdefinition.TaskDefinition;
import dev.mayfly.taskdefinition.TaskDefinitionException;
import java.util.List;

/// Checks task definitions before they are registered and again before they are run.
///
/// @param protectedPaths absolute paths of a machine that no task may see
public record Admission(ProtectedPaths protectedPaths) {

    /// What holds on every machine.
    public static Admission standard() {
        return new Admission(ProtectedPaths.STANDARD);
    }

    /// Everything that is wrong with `definition`, in its order; empty when it may be run.
    public List<Problem> problems(TaskDefinition definition) {
        Problems problems = new Problems();
        new TaskRules(problems).check(definition);
        new VolumeRules(protectedPaths, problems).check(definition);
        new UnsupportedFields(problems).check(definition);
        new ContainerRules(definition, problems).check();
        new DependencyRules(definition, problems).check();
        new KeysInside(problems).check(definition);
        return problems.found();
    }

    /// Lets `definition` pass.
    ///
    /// @throws TaskDefinitionException naming everything that is wrong with it
    public void check(TaskDefinition definition) {
        List<Problem> problems = problems(definition);
        if (!problems.isEmpty()) {
            throw new TaskDefinitionException(problems);
        }
    }
}
