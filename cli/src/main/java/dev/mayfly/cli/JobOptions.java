package dev.mayfly.cli;

import dev.mayfly.client.Json;
import dev.mayfly.terminal.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The CI job a development token speaks for.
final class JobOptions {

    /// Whose tokens they look like.
    enum CiSystem {
        GITHUB,
        GITLAB,
        CIRCLECI,
        BUILDKITE,
        KUBERNETES;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "repository (Kubernetes: namespace/service-account)")
    private Optional<String> repository = Optional.empty();

    @Option(
            names = "--ref",
            paramLabel = "REF",
            description = "branch, or a full ref such as refs/tags/v1 (default: main)")
    private Optional<String> ref = Optional.empty();

    @Option(names = "--environment", paramLabel = "NAME", description = "deployment environment")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "what started the job, such as pull_request (default: push)")
    private Optional<String> event = Optional.empty();

    @Option(
            names = "--claim",
            paramLabel = "NAME=VALUE",
            description = "another claim; NAME:=JSON for one that is no string")
    private List<String> claims = new ArrayList<>();

    @Option(
            names = "--like",
            paramLabel = "SYSTEM",
            description = "one of ${COMPLETION-CANDIDATES} (default: github)")
    private CiSystem like = CiSystem.GITHUB;

    @Option(
            names = "--audience",
            paramLabel = "AUDIENCE",
            description = "whom the token is for (default: sts.amazonaws.com)")
    private List<String> audiences = new ArrayList<>();

    @Option(
            names = "--immutable",
            description = "GitHub's subject with ids, which repositories have since July 2026")
    private boolean immutable;

    /// What to ask the authority for, with these options.
    Json request(String ask) {
        Map<String, Json> request = new LinkedHashMap<>();
        request.put("ask", new Json.Text(ask));
        request.put("like", new Json.Text(like.toString()));
        request.put(
                "repo",
                new Json.Text(
                        repository.orElseThrow(() ->
                                Failure.usage(
                                        "the job's repository is missing",
                                        "give --repo OWNER/NAME"))));
        ref.ifPresent(value -> request.put("ref", new Json.Text(value)));
        environment.ifPresent(value -> request.put("environment", new Json.Text(value)));
        event.ifPresent(value -> request.put("event", new Json.Text(value)));
        request.put("claims", texts(claims));
        request.put("audiences", texts(audiences));
        request.put("immutable", new Json.Flag(immutable));
        return new Json.Members(request);
    }

    private static Json texts(List<String> values) {
        return new Json.Items(values.stream().<Json>map(Json.Text::new).toList());
    }
}
