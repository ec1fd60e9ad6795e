package dev.mayfly.cloudformation;

import java.util.Locale;

/// Stands in for what is known only once AWS has made it, in a form that such a thing has: an ARN
/// for an ARN, a name for a name. Counts how often it was asked.
final class Guesses {

    private final Template template;
    private final Environment environment;
    private int count;

    Guesses(Template template, Environment environment) {
        this.template = template;
        this.environment = environment;
    }

    int count() {
        return count;
    }

    /// What `Ref` could give.
    String reference(String name) {
        Template.Resource resource = template.resources().get(name);
        return resource != null && resource.type().equals("AWS::SNS::Topic")
                ? attribute(name, "TopicArn")
                : named(name);
    }

    /// What `Fn::GetAtt` could give.
    String attribute(String logicalId, String attribute) {
        if (!attribute.endsWith("Arn")) {
            return named(logicalId);
        }
        Template.Resource resource = template.resources().get(logicalId);
        String type = resource == null ? "AWS::Unknown::Thing" : resource.type();
        count++;
        if (type.equals("AWS::S3::Bucket")) {
            return "arn:aws:s3:::" + lower(logicalId);
        }
        String[] parts = type.split("::", -1);
        return arn(lower(parts.length > 1 ? parts[1] : "unknown"), logicalId);
    }

    /// What another function of AWS could give.
    String value(Node argument) {
        return named(argument instanceof Node.Scalar scalar ? scalar.text() : "value");
    }

    private String named(String name) {
        count++;
        String lower = lower(name);
        if (lower.endsWith("arn")) {
            return arn("unknown", name);
        }
        return lower.contains("account") ? environment.account() : lower;
    }

    private String arn(String service, String name) {
        return "arn:aws:"
                + service
                + ":"
                + environment.region()
                + ":"
                + environment.account()
                + ":"
                + lower(name);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    }
}
