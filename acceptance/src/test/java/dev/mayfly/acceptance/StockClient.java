package dev.mayfly.acceptance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stock clients that ask who they are, with credentials they find in their environment themselves.
enum StockClient {

    /// Debian's, older than token files.
    BOTO3(false) {
        @Override
        Optional<List<String>> command(String url) {
            return python("/usr/bin/python3");
        }
    },

    /// A current one, where PATH has it.
    NEWER_BOTO3(true) {
        @Override
        Optional<List<String>> command(String url) {
            return AwsCliOneTest.onPath()
                    .map(aws -> Path.of(aws).resolveSibling("python3").toString())
                    .flatMap(StockClient::python);
        }
    },

    AWS_CLI_1(true) {
        @Override
        Optional<List<String>> command(String url) {
            return AwsCliOneTest.onPath().map(aws -> cli(aws, url));
        }
    },

    /// Debian's, older than token files.
    AWS_CLI_2(false) {
        @Override
        Optional<List<String>> command(String url) {
            return Optional.of("/usr/bin/aws")
                    .filter(aws -> Path.of(aws).toFile().canExecute())
                    .map(aws -> cli(aws, url));
        }
    },

    JAVASCRIPT(true) {
        @Override
        Optional<List<String>> command(String url) {
            return Optional.of(
                    List.of("node", NodeClients.folder().resolve("container.mjs").toString()));
        }
    },

    JAVA(true) {
        @Override
        Optional<List<String>> command(String url) {
            return Optional.of(
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            JavaTask.class.getName(),
                            url));
        }
    };

    private final boolean readsTokenFiles;

    StockClient(boolean readsTokenFiles) {
        this.readsTokenFiles = readsTokenFiles;
    }

    /// Whether it knows `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE`.
    boolean readsTokenFiles() {
        return readsTokenFiles;
    }

    /// How it is run against the authority at `url`; empty where it is not installed.
    abstract Optional<List<String>> command(String url);

    /// Runs it in this environment and nothing else that could point it anywhere.
    Finished run(String url, Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("MAYFLY_URL", url);
        variables.put("HOME", "/nonexistent");
        variables.putIfAbsent("AWS_EC2_METADATA_DISABLED", "true");
        return Finished.run(variables, command(url).orElseThrow());
    }

    private static Optional<List<String>> python(String executable) {
        List<String> probe = List.of(executable, "-c", "import boto3");
        return Path.of(executable).toFile().canExecute()
                        && Finished.run(Map.of(), probe).exitCode() == 0
                ? Optional.of(List.of(executable, "src/test/clients/container.py"))
                : Optional.empty();
    }

    private static List<String> cli(String executable, String url) {
        return List.of(
                executable,
                "--endpoint-url",
                url,
                "--region",
                "us-east-1",
                "sts",
                "get-caller-identity",
                "--query",
                "Arn",
                "--output",
                "text");
    }
}
