package dev.mayfly.cli;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.inventory.Inventory;
import dev.mayfly.policy.PolicyKind;
import dev.mayfly.proving.Examined;
import dev.mayfly.proving.PolicyFile;
import dev.mayfly.reach.Holdings;
import dev.mayfly.reach.Holdings.HeldRole;
import dev.mayfly.terminal.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds what a person names: a file, or else a role of the authority, which is called when the
/// first role is named.
final class Examination implements AutoCloseable {

    private final Supplier<AuthorityClient> authority;
    private final List<PolicyKind> kind;
    private final List<AuthorityClient> clients = new ArrayList<>();

    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // an option of the command line
    Examination(Supplier<AuthorityClient> authority, Optional<PolicyKind> kind) {
        this.authority = authority;
        this.kind = kind.stream().toList();
    }

    /// The file or role of that name.
    ///
    /// @param access whether the question is what a role may do, when nothing else says so
    Examined of(String name, boolean access) {
        Path file = Path.of(name);
        if (Files.isRegularFile(file) || (name.endsWith(".json") && !name.startsWith("arn:"))) {
            return Examined.of(name, PolicyFile.read(file).policy(kind));
        }
        AuthorityClient client = client();
        NamedRole named = new NamedRole(name);
        String arn = named.arn(client);
        boolean permissions = kind.isEmpty() ? access : kind.getFirst() == PolicyKind.IDENTITY;
        if (!kind.isEmpty() && kind.getFirst() == PolicyKind.RESOURCE) {
            throw Failure.usage(
                    "a role has trust and identity policies", "--kind trust or --kind identity");
        }
        Holdings holdings = new Inventory(client).read();
        HeldRole role =
                holdings.roles().stream()
                        .filter(held -> held.arn().equals(arn))
                        .findFirst()
                        .orElseThrow(() ->
                                Failure.refused(
                                        "the policies of `" + name + "` are not listed", ""));
        return permissions
                ? new Examined.RolePermissions(
                        arn, role.session(holdings.account()), role.permissions().stack())
                : new Examined.Trust(arn, role.trust());
    }

    private AuthorityClient client() {
        if (clients.isEmpty()) {
            clients.add(authority.get());
        }
        return clients.getFirst();
    }

    @Override
    public void close() {
        clients.forEach(AuthorityClient::close);
    }
}
