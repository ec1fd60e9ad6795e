package dev.mayfly.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `mayfly admin`: for `credential_process` of an AWS profile.
@Command(
        name = "admin",
        description = {
            "Prints one-hour administrator credentials as credential_process JSON.",
            "The right to them is the possession of the data directory."
        })
final class AdminCommand implements Runnable {

    private final Surroundings surroundings;

    @Mixin private AuthorityOptions authority = new AuthorityOptions();

    AdminCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        surroundings
                .terminal()
                .say(authority.local(surroundings).administratorCredentials().write(true));
    }
}
