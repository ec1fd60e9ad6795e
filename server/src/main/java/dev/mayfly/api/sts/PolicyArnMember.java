package dev.mayfly.api.sts;

import dev.mayfly.wire.Member;
import java.util.List;
import java.util.Optional;

/// A managed policy passed as a session policy; the model lets the ARN be absent.
public record PolicyArnMember(
        @Member(
                        name = "arn",
                        minLength = StsPatterns.MIN_ARN,
                        maxLength = StsPatterns.MAX_ARN,
                        pattern = StsPatterns.ARN)
                Optional<String> arn) {

    /// The ARNs of a list.
    public static List<String> arns(List<PolicyArnMember> members) {
        return members.stream().flatMap(member -> member.arn().stream()).distinct().toList();
    }
}
