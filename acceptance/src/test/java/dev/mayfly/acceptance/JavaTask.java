package dev.mayfly.acceptance;

import java.net.URI;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// A task as the AWS SDK for Java v2 runs it: the default chain finds the container endpoint. A
/// program of its own, because the chain reads the process's environment.
final class JavaTask {

    private JavaTask() {}

    public static void main(String[] arguments) {
        try (StsClient sts =
                StsClient.builder()
                        .endpointOverride(URI.create(arguments[0]))
                        .region(Region.US_EAST_1)
                        .build()) {
            System.out.println(sts.getCallerIdentity().arn());
        }
    }
}
