package dev.mayfly.iam;

import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.util.Optional;

/// The account's alias. There is at most one; a new one replaces it.
///
/// Source: IAM API Reference, `CreateAccountAlias`, `DeleteAccountAlias`, read 2026-11.
public final class AccountAliases {

    private final Directory directory;

    public AccountAliases(Directory directory) {
        this.directory = directory;
    }

    /// Gives the account this alias, in place of the one it has.
    public void create(String alias) {
        directory.update(state -> {
            if (state.alias().filter(alias::equals).isPresent()) {
                throw new RefusedException(
                        new Refusal.EntityAlreadyExists(
                                "The account alias " + alias + " already exists."));
            }
            return state.aliased(Optional.of(alias));
        });
    }

    /// Takes the alias away, which must be the account's.
    public void delete(String alias) {
        directory.update(state -> {
            if (state.alias().filter(alias::equals).isEmpty()) {
                throw Existing.noSuchEntity(
                        "The account alias with name " + alias + " cannot be found.");
            }
            return state.aliased(Optional.empty());
        });
    }
}
