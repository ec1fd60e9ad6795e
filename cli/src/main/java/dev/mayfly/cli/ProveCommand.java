package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.policy.automaton.OutOfBudgetException;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import dev.mayfly.policy.prove.Assumers;
import dev.mayfly.proving.Answer;
import dev.mayfly.proving.Claim;
import dev.mayfly.proving.Claims;
import dev.mayfly.proving.Examined;
import dev.mayfly.proving.NeverText;
import dev.mayfly.proving.ProofJson;
import dev.mayfly.proving.ProofText;
import dev.mayfly.terminal.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mayfly prove`: who could ever become whom, and what a policy can never allow.
@Command(
        name = "prove",
        description = {
            "Proves what a policy can never allow, over every request there could be.",
            "Of a role or trust policy without further words: who can ever assume it.",
            "Each claim is PROVED, or REFUTED with the shortest request that contradicts it, or",
            "UNKNOWN with the reason. Exit code 1: a claim is refuted or unknown."
        })
final class ProveCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "ROLE|FILE",
            description = "a role by name, path or ARN; or a file with a policy")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "SUBJECT",
            description = "nobody can assume it but subjects like this: 'repo:octo-org/*'")
    private List<String> only = List.of();

    @Option(
            names = "--never",
            paramLabel = "WHAT",
            description = {
                "of a trust policy: no subject like this can assume it, as in pull_request;",
                "of permissions: this is never allowed, as in",
                "'s3:DeleteBucket on arn:aws:s3:::prod-*'"
            })
    private List<String> never = List.of();

    @Option(
            names = "--never-public",
            description = "nobody gets in who is not named, by subject or account")
    private boolean neverPublic;

    @Option(
            names = "--no-new-access",
            arity = "2",
            paramLabel = "POLICY",
            description = "the second role or file allows nothing that the first does not")
    private List<String> noNewAccess = List.of();

    @Option(
            names = "--kind",
            paramLabel = "trust|identity|resource",
            description = "of the policy; of a role, its trust (default) or identity policies")
    private Optional<Kind> kind = Optional.empty();

    @Option(
            names = "--all",
            description = "of everything the authority holds: who can become whom, through whom")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text (default) or json; with --all also dot or svg")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", description = "with --all: file to write to")
    private Optional<Path> output = Optional.empty();

    /// What `--kind` takes.
    enum Kind {
        trust(PolicyKind.TRUST),
        identity(PolicyKind.IDENTITY),
        resource(PolicyKind.RESOURCE);

        private final PolicyKind policies;

        Kind(PolicyKind policies) {
            this.policies = policies;
        }

        PolicyKind policies() {
            return policies;
        }
    }

    /// What `--format` takes; `list` is the text of a graph.
    enum Format {
        text,
        list,
        json,
        dot,
        svg
    }

    ProveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        checkWords();
        if (all) {
            try (AuthorityClient client = authority.client(surroundings)) {
                new WholeGraph(
                                surroundings.terminal(),
                                surroundings.outside().clock(),
                                format,
                                output)
                        .show(client);
            }
            return 0;
        }
        try (Examination examination =
                new Examination(() -> authority.client(surroundings), kind.map(Kind::policies))) {
            return noNewAccess.isEmpty() ? prove(examination) : compare(examination);
        }
    }

    private void checkWords() {
        if (noNewAccess.size() > 2) {
            throw Failure.usage(
                    "--no-new-access compares two policies", "give the older and the newer one");
        }
        boolean claims = neverPublic || !only.isEmpty() || !never.isEmpty();
        int ways = (all ? 1 : 0) + (subject.isPresent() ? 1 : 0) + (noNewAccess.isEmpty() ? 0 : 1);
        if (ways != 1) {
            throw Failure.usage(
                    "say what to prove, in one way",
                    "ROLE or FILE with its claims, or --no-new-access OLD NEW, or --all");
        }
        if (claims && subject.isEmpty()) {
            throw Failure.usage(
                    "--only, --never and --never-public are about one role or file",
                    "name it: `prove ROLE --never-public`");
        }
        boolean drawn = format == Format.dot || format == Format.svg || format == Format.list;
        if (!all && (drawn || output.isPresent())) {
            throw Failure.usage(
                    "--output and the formats list, dot and svg go with --all",
                    "text and json go to standard output");
        }
    }

    private int compare(Examination examination) {
        Examined older = examination.of(noNewAccess.getFirst(), false);
        Examined newer = examination.of(noNewAccess.getLast(), false);
        return claims(newer, List.of(new Claim.NoNewAccess(older)));
    }

    private int prove(Examination examination) {
        NeverText words = new NeverText(ActionCatalogue.load());
        boolean access = never.stream().anyMatch(words::isAccess);
        Examined examined = examination.of(subject.orElseThrow(), access);
        List<Claim> claims = new ArrayList<>();
        only.forEach(text -> claims.add(new Claim.Only(text)));
        never.forEach(text -> claims.add(words.claim(examined, text)));
        if (neverPublic) {
            claims.add(new Claim.NeverPublic());
        }
        return claims.isEmpty() ? assumers(examined) : claims(examined, claims);
    }

    private int claims(Examined examined, List<Claim> claims) {
        Claims prover = new Claims(surroundings.outside().clock());
        List<Answer> answers = claims.stream().map(c -> prover.answer(examined, c)).toList();
        if (format == Format.json) {
            surroundings.terminal().say(ProofJson.of(examined, answers).write(true));
        } else {
            ProofText text = new ProofText(surroundings.terminal());
            answers.forEach(text::print);
        }
        return answers.stream().allMatch(Answer::proved) ? 0 : Failure.REFUSED;
    }

    private int assumers(Examined examined) {
        if (!(examined instanceof Examined.Trust trust)) {
            throw Failure.usage(
                    "say what it should never allow",
                    "--never 'ACTION on ARN', or --no-new-access OLD NEW");
        }
        try {
            List<Assumers> assumers = new Claims(surroundings.outside().clock()).assumers(trust);
            if (format == Format.json) {
                surroundings.terminal().say(ProofJson.assumers(examined, assumers).write(true));
            } else {
                new ProofText(surroundings.terminal()).print(assumers);
            }
            return 0;
        } catch (OutOfBudgetException e) {
            throw Failure.refused(
                    "unknown: " + e.getMessage(),
                    "claims such as --only 'repo:octo-org/*' may still be decided");
        }
    }
}
