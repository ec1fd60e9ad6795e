package dev.mayfly.policy.prove;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Actions that witnesses often name, as AWS writes them: boxes know lower case only.
final class ActionNames {
    /// Read better than the shortest text a pattern matches.
    private static final List<String> COMMON =
            List.of(
                    TrustQuestion.ASSUME_ROLE,
                    TrustQuestion.WEB_IDENTITY,
                    TrustQuestion.SAML,
                    "s3:GetObject",
                    "s3:PutObject",
                    "s3:DeleteObject",
                    "s3:ListBucket",
                    "s3:DeleteBucket",
                    "sqs:SendMessage",
                    "sqs:ReceiveMessage",
                    "sns:Publish",
                    "kms:Decrypt",
                    "secretsmanager:GetSecretValue",
                    "dynamodb:GetItem",
                    "dynamodb:PutItem",
                    "lambda:InvokeFunction",
                    "iam:PassRole",
                    "ec2:RunInstances");

    private static final Map<String, String> WRITTEN =
            COMMON.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private ActionNames() {}

    static List<String> preferred() {
        return COMMON.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    static String written(String lowerCase) {
        return WRITTEN.getOrDefault(lowerCase, lowerCase);
    }
}
