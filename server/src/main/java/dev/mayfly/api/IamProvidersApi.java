package dev.mayfly.api;

import dev.mayfly.api.iam.Empty;
import dev.mayfly.api.iam.PolicyAnswers;
import dev.mayfly.api.iam.ProviderAnswers;
import dev.mayfly.api.iam.ProviderRequests;
import dev.mayfly.api.iam.ProviderRequests.ByArn;
import dev.mayfly.api.iam.ProviderRequests.ByClientId;
import dev.mayfly.api.iam.TagMember;
import dev.mayfly.iam.AccountState;
import dev.mayfly.iam.Directory;
import dev.mayfly.iam.Existing;
import dev.mayfly.iam.IdentityProvider;
import dev.mayfly.iam.IdentityProviders;
import dev.mayfly.iam.Page;
import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.wire.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// IAM's operations on OIDC identity providers.
public final class IamProvidersApi {

    private final Directory directory;
    private final IdentityProviders providers;
    private final IamTargets targets;

    public IamProvidersApi(Directory directory, IdentityProviders providers) {
        this.directory = directory;
        this.providers = providers;
        this.targets = new IamTargets(directory);
    }

    public List<Operation<?, ?>> operations() {
        return Stream.of(entities(), updates(), tagging())
                .flatMap(List::stream)
                .<Operation<?, ?>>map(Function.identity())
                .toList();
    }

    private List<Operation<?, ?>> entities() {
        return List.of(
                IamOperation.writes(
                                "CreateOpenIDConnectProvider",
                                ProviderRequests.Create.class,
                                ProviderAnswers.Created.class)
                        .on(this::newProvider)
                        .and(in ->
                                newProvider(in).tagging("iam:TagOpenIDConnectProvider", in.tags()))
                        .by(this::create),
                IamOperation.reads(
                                "GetOpenIDConnectProvider",
                                ByArn.class,
                                ProviderAnswers.OneProvider.class)
                        .on(in -> targets.provider(in.arn()))
                        .by(this::get),
                IamOperation.reads(
                                "ListOpenIDConnectProviders",
                                Empty.class,
                                ProviderAnswers.Providers.class)
                        .by(_ -> list()),
                IamOperation.writes("DeleteOpenIDConnectProvider", ByArn.class)
                        .on(in -> targets.provider(in.arn()))
                        .by(in -> providers.delete(in.arn())));
    }

    private List<Operation<?, ?>> updates() {
        return List.of(
                IamOperation.writes(
                                "UpdateOpenIDConnectProviderThumbprint",
                                ProviderRequests.UpdateThumbprint.class)
                        .on(in -> targets.provider(in.arn()))
                        .by(in -> providers.replaceThumbprints(in.arn(), in.thumbprints())),
                IamOperation.writes("AddClientIDToOpenIDConnectProvider", ByClientId.class)
                        .on(in -> targets.provider(in.arn()))
                        .by(in -> providers.addClientId(in.arn(), in.clientId())),
                IamOperation.writes("RemoveClientIDFromOpenIDConnectProvider", ByClientId.class)
                        .on(in -> targets.provider(in.arn()))
                        .by(in -> providers.removeClientId(in.arn(), in.clientId())));
    }

    private List<Operation<?, ?>> tagging() {
        return List.of(
                IamOperation.writes("TagOpenIDConnectProvider", ProviderRequests.Tags.class)
                        .on(in -> targets.provider(in.arn()).bringing(TagMember.tags(in.tags())))
                        .by(in -> providers.tag(in.arn(), TagMember.tags(in.tags()))),
                IamOperation.writes("UntagOpenIDConnectProvider", ProviderRequests.TagKeys.class)
                        .on(in -> targets.provider(in.arn()).tagKeys(in.tagKeys()))
                        .by(in -> providers.untag(in.arn(), in.tagKeys())),
                IamOperation.reads(
                                "ListOpenIDConnectProviderTags",
                                ProviderRequests.ListTags.class,
                                PolicyAnswers.Tags.class)
                        .on(in -> targets.provider(in.arn()))
                        .by(this::listTags));
    }

    /// The ARN the provider is going to have; a URL that is none is refused afterwards.
    private Target newProvider(ProviderRequests.Create in) {
        String url = in.url().replaceFirst("^https?://", "");
        return Target.of(Arn.iam(directory.state().account(), "oidc-provider/" + url).toString())
                .bringing(TagMember.tags(in.tags()));
    }

    private ProviderAnswers.Created create(ProviderRequests.Create in) {
        IdentityProvider provider =
                providers.create(
                        new IdentityProviders.NewProvider(
                                in.url(),
                                in.clientIds(),
                                in.thumbprints(),
                                TagMember.tags(in.tags())));
        return new ProviderAnswers.Created(
                provider.arn(directory.state().account()).toString(),
                in.tags().isEmpty() ? Optional.empty() : Optional.of(in.tags()));
    }

    private ProviderAnswers.OneProvider get(ByArn in) {
        IdentityProvider provider = Existing.provider(directory.state(), in.arn());
        return new ProviderAnswers.OneProvider(
                provider.url(),
                provider.clientIds(),
                provider.thumbprints(),
                provider.createdAt(),
                TagMember.members(provider.tags()));
    }

    private ProviderAnswers.Providers list() {
        AccountState state = directory.state();
        return new ProviderAnswers.Providers(
                state.providers().values().stream()
                        .map(provider -> provider.arn(state.account()).toString())
                        .map(ProviderAnswers.ProviderArn::new)
                        .toList());
    }

    private PolicyAnswers.Tags listTags(ProviderRequests.ListTags in) {
        IdentityProvider provider = IdentityProviders.named(directory.state(), in.arn());
        return PolicyAnswers.Tags.of(
                Page.of(
                        provider.tags(),
                        Tag::key,
                        Page.Request.of(
                                "ListOpenIDConnectProviderTags " + provider.url(),
                                in.marker(),
                                in.maxItems())));
    }
}
