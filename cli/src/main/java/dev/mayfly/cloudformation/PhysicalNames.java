package dev.mayfly.cloudformation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/// Names, `Ref` and `Fn::GetAtt` of the IAM resource types.
///
/// Where a template gives no name CloudFormation makes a random one; we derive it from stack and
/// logical id, so that applying the same template twice finds what it made.
///
/// Source: CloudFormation Template Reference, "AWS::IAM::*", sections "Return values", read
/// 2026-11.
final class PhysicalNames {

    private static final int SUFFIX_DIGITS = 12;
    private static final int MAX_NAME_LENGTH = 64;

    private final Environment environment;

    PhysicalNames(Environment environment) {
        this.environment = environment;
    }

    /// Reads one property of a resource, resolved.
    interface Properties extends BiFunction<Template.Resource, String, Optional<String>> {}

    String name(String logicalId, Template.Resource resource, Properties properties) {
        String property =
                switch (resource.type()) {
                    case "AWS::IAM::Role" -> "RoleName";
                    case "AWS::IAM::ManagedPolicy" -> "ManagedPolicyName";
                    case "AWS::IAM::Policy" -> "PolicyName";
                    case "AWS::IAM::InstanceProfile" -> "InstanceProfileName";
                    case "AWS::IAM::OIDCProvider" -> "Url";
                    default ->
                            throw new TemplateException(
                                    "Mayfly does not apply `" + resource.type() + "`",
                                    resource.line());
                };
        return properties.apply(resource, property).orElseGet(() -> derived(logicalId));
    }

    String reference(
            String logicalId, Template.Resource resource, Properties properties, int line) {
        return switch (resource.type()) {
            case "AWS::IAM::OIDCProvider", "AWS::IAM::ManagedPolicy" ->
                    arn(logicalId, resource, properties);
            case "AWS::IAM::Role", "AWS::IAM::InstanceProfile", "AWS::IAM::Policy" ->
                    name(logicalId, resource, properties);
            default -> throw outsideIam(resource.type(), line);
        };
    }

    String attribute(
            String logicalId,
            String attribute,
            Template.Resource resource,
            Properties properties,
            int line) {
        boolean known =
                switch (resource.type()) {
                    case "AWS::IAM::ManagedPolicy" -> attribute.equals("PolicyArn");
                    case "AWS::IAM::OIDCProvider", "AWS::IAM::Role", "AWS::IAM::InstanceProfile" ->
                            attribute.equals("Arn");
                    case "AWS::IAM::Policy" -> false;
                    default -> throw outsideIam(resource.type(), line);
                };
        if (!known) {
            throw new TemplateException(
                    "attribute `"
                            + attribute
                            + "` of `"
                            + logicalId
                            + "` is not known before it is created",
                    line);
        }
        return arn(logicalId, resource, properties);
    }

    private String arn(String logicalId, Template.Resource resource, Properties properties) {
        String name = name(logicalId, resource, properties);
        String path = properties.apply(resource, "Path").orElse("/");
        String tail =
                switch (resource.type()) {
                    case "AWS::IAM::Role" -> "role" + path + name;
                    case "AWS::IAM::ManagedPolicy" -> "policy" + path + name;
                    case "AWS::IAM::InstanceProfile" -> "instance-profile" + path + name;
                    default -> "oidc-provider/" + name.replaceFirst("^https?://", "");
                };
        return "arn:aws:iam::" + environment.account() + ":" + tail;
    }

    private static TemplateException outsideIam(String type, int line) {
        return new TemplateException(
                "a `" + type + "` is not applied by Mayfly, so it cannot be referred to", line);
    }

    private String derived(String logicalId) {
        String seed = environment.stackName() + "/" + logicalId;
        String suffix = hash(seed).substring(0, SUFFIX_DIGITS).toUpperCase(Locale.ROOT);
        String front = environment.stackName() + "-" + logicalId;
        int room = MAX_NAME_LENGTH - SUFFIX_DIGITS - 1;
        return front.substring(0, Math.min(front.length(), room)) + "-" + suffix;
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
