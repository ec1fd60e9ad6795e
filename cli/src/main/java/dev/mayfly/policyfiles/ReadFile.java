package dev.mayfly.policyfiles;

import java.util.List;

/// What was found in a file.
///
/// @param remarks what could not be read, or not yet be known
public record ReadFile(SourceText source, List<FoundPolicy> policies, List<Remark> remarks) {
    public ReadFile {
        policies = List.copyOf(policies);
        remarks = List.copyOf(remarks);
    }

    /// Something about a file that is not about a policy in it.
    ///
    /// @param broken whether the file is wrong, rather than only silent
    public record Remark(int line, boolean broken, String text) {}
}
