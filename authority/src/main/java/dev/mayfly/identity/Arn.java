package dev.mayfly.identity;

import java.util.Optional;

/// An Amazon Resource Name: `arn:partition:service:region:account:resource`. The resource may hold
/// further colons; region and account may be empty.
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)", read 2026-11.
public record Arn(
        String partition, String service, String region, String account, String resource) {

    private static final int SEGMENTS = 6;

    public Arn {
        if (partition.isEmpty() || service.isEmpty() || resource.isEmpty()) {
            throw new IllegalArgumentException("an ARN has a partition, a service and a resource");
        }
    }

    /// The ARN in `text`, or empty when it is none.
    public static Optional<Arn> parse(String text) {
        String[] parts = text.split(":", SEGMENTS);
        if (parts.length < SEGMENTS || !parts[0].equals("arn")) {
            return Optional.empty();
        }
        if (parts[1].isEmpty() || parts[2].isEmpty() || parts[5].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    /// An IAM ARN of the `aws` partition: `arn:aws:iam::ACCOUNT:resource`.
    public static Arn iam(AccountId account, String resource) {
        return new Arn("aws", "iam", "", account.digits(), resource);
    }

    /// An STS ARN of the `aws` partition: `arn:aws:sts::ACCOUNT:resource`.
    public static Arn sts(AccountId account, String resource) {
        return new Arn("aws", "sts", "", account.digits(), resource);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
