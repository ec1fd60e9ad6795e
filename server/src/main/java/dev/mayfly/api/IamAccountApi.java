package dev.mayfly.api;

import dev.mayfly.api.iam.AccountRecords;
import dev.mayfly.api.iam.AccountRecords.Aliases;
import dev.mayfly.api.iam.AccountRecords.ByAlias;
import dev.mayfly.api.iam.Empty;
import dev.mayfly.api.iam.RoleAnswers;
import dev.mayfly.iam.AccountAliases;
import dev.mayfly.iam.AccountSummary;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Page;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.function.Function;

/// IAM's operations on the account as a whole, and the one on roles that AWS services keep for
/// themselves, which has no meaning here.
public final class IamAccountApi {

    private final Directory directory;
    private final AccountAliases aliases;
    private final IamTargets targets;

    public IamAccountApi(Directory directory, AccountAliases aliases) {
        this.directory = directory;
        this.aliases = aliases;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return List.of(
                IamOperation.writes("CreateAccountAlias", ByAlias.class)
                        .by(in -> aliases.create(in.accountAlias())),
                IamOperation.writes("DeleteAccountAlias", ByAlias.class)
                        .by(in -> aliases.delete(in.accountAlias())),
                IamOperation.reads(
                                "ListAccountAliases",
                                AccountRecords.ListAliases.class,
                                Aliases.class)
                        .by(this::list),
                IamOperation.reads("GetAccountSummary", Empty.class, AccountRecords.Summary.class)
                        .by(_ -> new AccountRecords.Summary(AccountSummary.of(directory.state()))),
                IamOperation.writes(
                                "CreateServiceLinkedRole",
                                AccountRecords.CreateServiceLinkedRole.class,
                                RoleAnswers.OneRole.class)
                        .on(in ->
                                targets.created(
                                        "role", "/aws-service-role/" + in.serviceName() + "/", "*"))
                        .by(IamAccountApi::refuseServiceLinkedRole));
    }

    private Aliases list(AccountRecords.ListAliases in) {
        return Aliases.of(
                Page.of(
                        directory.state().alias().stream().toList(),
                        Function.identity(),
                        Page.Request.of("ListAccountAliases", in.marker(), in.maxItems())));
    }

    private static RoleAnswers.OneRole refuseServiceLinkedRole(
            AccountRecords.CreateServiceLinkedRole in) {
        throw new RefusedException(
                new Refusal.NotOffered(
                        "Service-linked roles belong to services that AWS runs, and "
                                + in.serviceName()
                                + " does not run here. Create a role that trusts your own service"
                                + " instead (CreateRole)."));
    }
}
