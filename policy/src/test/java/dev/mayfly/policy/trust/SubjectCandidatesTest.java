package dev.mayfly.policy.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mayfly.policy.pattern.Glob;
import dev.mayfly.policy.subject.GithubSubject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectCandidatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "repo:*",
                "repo:octo-org*",
                "repo:octo-org/*",
                "repo:*/app:*",
                "*:pull_request",
                "repo:octo-org/app:*",
                "repo:octo-org/app:ref:refs/heads/*",
                "repo:octo-org@*/app@*:*",
                "repo:octo-org/ap?:environment:*",
                "repo:octo-org/app:ref:refs/heads/main"
            })
    void areSubjectsThatThePatternMatches(String pattern) {
        Set<GithubSubject> candidates = SubjectCandidates.of(pattern, true);
        assertThat(candidates).isNotEmpty();
        assertThat(candidates)
                .allMatch(subject -> Glob.of(pattern).matches(subject.toString()), pattern);
    }

    @Test
    void knowOfNoneWhereNoSubjectMatches() {
        assertThat(SubjectCandidates.of("repo:octo-org/app", true)).isEmpty();
        assertThat(SubjectCandidates.of("repo:octo-org/app:branch:*", true)).isEmpty();
        assertThat(SubjectCandidates.of("repo:octo-org/app:*", false)).isEmpty();
    }

    @Test
    void stayFewForAPatternMadeOfStars() {
        assertThat(SubjectCandidates.of("*".repeat(1_000), true)).hasSizeLessThan(1_000);
        assertThat(SubjectCandidates.of("*a".repeat(500), true)).hasSizeLessThan(1_000);
    }
}
