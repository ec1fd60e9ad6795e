/// CloudFormation templates, as far as the `AWS::IAM::*` resources Mayfly applies need them:
/// reading YAML and JSON with AWS's short forms, parameters, conditions and intrinsic functions.
/// Everything is resolved before anything is created, because IAM's names and ARNs are known
/// beforehand. Knows no network. Start at [Stack].
@NullMarked
package dev.mayfly.cloudformation;

import org.jspecify.annotations.NullMarked;
