package dev.mayfly.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `mayfly token`: a token of the development issuer.
@Command(
        name = "token",
        description = {
            "Prints an OIDC token of the development issuer, shaped like a CI system's.",
            "It lives for five minutes and is worth something only where a role trusts that issuer."
        })
final class TokenCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    @Mixin private JobOptions job = new JobOptions();

    TokenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        surroundings
                .terminal()
                .say(authority.local(surroundings).ask(job.request("token")).at("token"));
    }
}
