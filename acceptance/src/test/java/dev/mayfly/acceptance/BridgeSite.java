package dev.mayfly.acceptance;

import dev.mayfly.agent.container.Registration;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;

/// A program that runs beside containers: an authority, and the container endpoint at
/// 169.254.170.2:80 with the tasks `web` and `batch`. Writes the access key id that tasks are given
/// and a line for each task, and runs until its input ends.
final class BridgeSite {

    static final String WEB = "169.254.170.9";
    static final String BATCH = "169.254.170.10";

    private BridgeSite() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        try (RunningMayfly mayfly = RunningMayfly.start(directory.resolve("data"));
                ServedRole served =
                        ServedRole.onBridge(
                                Deployment.on(mayfly, directory),
                                mayfly.url(),
                                directory.resolve("agent"))) {
            System.out.println(served.accessKeyId());
            tell(served.register("web", InetAddress.ofLiteral(WEB)));
            tell(served.register("batch", InetAddress.ofLiteral(BATCH)));
            while (System.in.read() >= 0) {
                // until it ends
            }
        }
    }

    private static void tell(Registration task) {
        System.out.println(task.relativeUri());
    }
}
