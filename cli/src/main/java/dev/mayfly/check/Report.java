package dev.mayfly.check;

import dev.mayfly.policy.findings.Finding;
import dev.mayfly.policyfiles.Edit;
import dev.mayfly.policyfiles.Region;
import java.util.Optional;

/// A finding at its place in a file.
///
/// @param owner what the policy belongs to in the file; empty where the file is the policy
/// @param edit present when the fix can be made in the file
public record Report(String owner, Finding finding, Region region, Optional<Edit> edit) {}
