package dev.mayfly.workflow;

import dev.mayfly.cloudformation.Place;
import dev.mayfly.policy.findings.Severity;

/// Something to say about a workflow.
///
/// @param code one of ours
public record WorkflowFinding(Severity severity, String code, String message, Place place) {}
