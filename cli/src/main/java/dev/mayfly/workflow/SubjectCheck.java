package dev.mayfly.workflow;

import dev.mayfly.policy.Condition;
import dev.mayfly.policy.Element;
import dev.mayfly.policy.PrincipalPattern;
import dev.mayfly.policy.Statement;
import dev.mayfly.policy.eval.AuthorizationRequest;
import dev.mayfly.policy.eval.CallerPrincipal;
import dev.mayfly.policy.eval.Evaluator;
import dev.mayfly.policy.eval.NamedPolicy;
import dev.mayfly.policy.eval.PolicyStack;
import dev.mayfly.policy.eval.RequestContext;
import dev.mayfly.policy.subject.GithubSubject;
import dev.mayfly.policy.subject.GithubSubject.Context;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whether a trust policy can ever let a job in. Tries, with the evaluator, the subjects the job
/// can have in the repositories the policy itself names; where a condition asks for more than
/// subject and audience, nothing is said.
final class SubjectCheck {
    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final String SUBJECT = GITHUB + ":sub";
    private static final String AUDIENCE = GITHUB + ":aud";
    private static final String ACTION = "sts:AssumeRoleWithWebIdentity";
    private static final String ACCOUNT = "123456789012";

    private final Evaluator evaluator = new Evaluator();

    /// Whether the policy is about GitHub's tokens at all.
    static boolean trustsGithub(KnownTrust trust) {
        return trust.document().statements().stream()
                .anyMatch(statement -> !providers(statement).isEmpty());
    }

    /// Whether no token of the job can match; false also where that cannot be told.
    boolean neverMatches(KnownTrust trust, JobContexts contexts) {
        boolean any = false;
        for (Statement statement : trust.document().statements()) {
            for (String provider : providers(statement)) {
                List<String> patterns = patterns(statement);
                if (!onlySubjectAndAudience(statement) || patterns.isEmpty()) {
                    return false;
                }
                for (String pattern : patterns) {
                    for (String subject : subjects(pattern, contexts)) {
                        any = true;
                        if (allowed(trust, provider, subject)) {
                            return false;
                        }
                    }
                }
            }
        }
        return any;
    }

    /// What the subjects of the policy look like, for people.
    static List<String> wanted(KnownTrust trust) {
        return trust.document().statements().stream()
                .flatMap(statement -> patterns(statement).stream())
                .distinct()
                .toList();
    }

    private boolean allowed(KnownTrust trust, String provider, String subject) {
        CallerPrincipal caller = new CallerPrincipal.Federated(provider);
        RequestContext context =
                RequestContext.builder()
                        .caller(caller)
                        .single(SUBJECT, subject)
                        .single(AUDIENCE, "sts.amazonaws.com")
                        .build();
        AuthorizationRequest request =
                new AuthorizationRequest(
                        ACTION, "arn:aws:iam::" + ACCOUNT + ":role/role", ACCOUNT, caller, context);
        NamedPolicy policy = new NamedPolicy(trust.where(), trust.document());
        return evaluator.evaluate(request, PolicyStack.trust(policy)).allowed();
    }

    private static List<String> providers(Statement statement) {
        return statement.principals().map(Element::patterns).stream()
                .flatMap(List::stream)
                .map(PrincipalPattern::source)
                .filter(source -> source.contains(":oidc-provider/" + GITHUB))
                .toList();
    }

    private static boolean onlySubjectAndAudience(Statement statement) {
        return statement.conditions().stream()
                .map(condition -> condition.key().name())
                .allMatch(
                        name -> name.equalsIgnoreCase(SUBJECT) || name.equalsIgnoreCase(AUDIENCE));
    }

    private static List<String> patterns(Statement statement) {
        return statement.conditions().stream()
                .filter(condition -> condition.key().name().equalsIgnoreCase(SUBJECT))
                .map(Condition::values)
                .flatMap(List::stream)
                .toList();
    }

    /// The subjects of the job in a repository that the pattern allows. None where the pattern is
    /// not in the standard form: then all may be.
    private static Set<String> subjects(String pattern, JobContexts contexts) {
        Set<String> subjects = new LinkedHashSet<>();
        String sample = pattern.replace("*", "x").replace("?", "x");
        List<GithubSubject> forms = new ArrayList<>();
        GithubSubject.parse(sample).ifPresent(forms::add);
        // A star at the end may stand for the repository's end and the context.
        GithubSubject.parse(sample + ":x").ifPresent(forms::add);
        for (GithubSubject form : forms) {
            contexts.exact().forEach(context -> subjects.add(form.in(context).toString()));
            for (String prefix : contexts.refPrefixes()) {
                subjects.add(form.in(new Context.Ref(prefix + "x")).toString());
                if (form.context() instanceof Context.Ref(String ref) && ref.startsWith(prefix)) {
                    subjects.add(form.toString());
                }
            }
        }
        return subjects;
    }
}
