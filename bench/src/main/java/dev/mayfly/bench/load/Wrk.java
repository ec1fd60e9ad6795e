package dev.mayfly.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs wrk with prepared requests and reads what it found.
record Wrk(Path script, int connections, int seconds) {

    private static final Pattern RESULT =
            Pattern.compile(
                    "RESULT requests=(\\d+) seconds=([\\d.]+) refused=(\\d+) errors=(\\d+)"
                            + " p50us=(\\d+) p99us=(\\d+)");

    /// What came back. A run with a refusal or an error measured something else, and fails.
    record Result(double perSecond, double p50Millis, double p99Millis) {}

    Result run(URI url, Path requests, int pauseMillis) throws IOException {
        Process wrk =
                new ProcessBuilder(
                                List.of(
                                        "wrk",
                                        "-t2",
                                        "-c" + connections,
                                        "-d" + seconds + "s",
                                        "-s",
                                        script.toString(),
                                        url.toString(),
                                        "--",
                                        requests.toString(),
                                        String.valueOf(pauseMillis)))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new IOException("wrk gave no result:\n" + output);
        }
        if (!result.group(3).equals("0") || !result.group(4).equals("0")) {
            throw new IOException("requests failed: " + result.group());
        }
        return new Result(
                Double.parseDouble(result.group(1)) / Double.parseDouble(result.group(2)),
                Double.parseDouble(result.group(5)) / 1000,
                Double.parseDouble(result.group(6)) / 1000);
    }
}
