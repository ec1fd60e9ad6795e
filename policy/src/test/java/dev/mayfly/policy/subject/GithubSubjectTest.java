package dev.mayfly.policy.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.subject.GithubSubject.Context.Environment;
import dev.mayfly.policy.subject.GithubSubject.Context.Other;
import dev.mayfly.policy.subject.GithubSubject.Context.PullRequest;
import dev.mayfly.policy.subject.GithubSubject.Context.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GithubSubjectTest {

    @Test
    void readsTheImmutableFormOfARealToken() {
        String text = "repo:Dashtid@47575784/oidc-claims-probe@1410796915:ref:refs/heads/main";
        GithubSubject subject = GithubSubject.parse(text).orElseThrow();

        assertThat(subject.immutable()).isTrue();
        assertThat(subject.owner().id()).contains("47575784");
        assertThat(subject.name().name()).isEqualTo("oidc-claims-probe");
        assertThat(subject.context()).isEqualTo(new Ref("refs/heads/main"));
        assertThat(subject).hasToString(text);
        assertThat(subject.classic())
                .hasToString("repo:Dashtid/oidc-claims-probe:ref:refs/heads/main");
    }

    @Test
    void tellsTheContextsApart() {
        assertThat(context("pull_request")).isEqualTo(new PullRequest());
        assertThat(context("environment:prod%3Aeu")).isEqualTo(new Environment("prod%3Aeu"));
        assertThat(context("ref:refs/tags/v1")).isEqualTo(new Ref("refs/tags/v1"));
        assertThat(context("actor:mona")).isEqualTo(new Other("actor:mona"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repo:octo-org/app",
                "repo:octo-org:ref:refs/heads/main",
                "octo-org/app:ref:refs/heads/main",
                "repo:octo-org/app/x:ref:refs/heads/main",
                "repo:octo-org@/app:pull_request",
                "repo:/app:pull_request",
                "repo:octo-org/app:",
                "system:serviceaccount:shop:web"
            })
    void readsNothingElse(String text) {
        assertThat(GithubSubject.parse(text)).isEmpty();
    }

    private static GithubSubject.Context context(String text) {
        return GithubSubject.parse("repo:octo-org/app:" + text).orElseThrow().context();
    }
}
