package dev.mayfly.iam;

import dev.mayfly.identity.Arn;
import dev.mayfly.identity.Tag;
import dev.mayfly.refusal.Refusal;
import dev.mayfly.refusal.RefusedException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Registers, changes and removes OIDC identity providers.
///
/// Source: IAM API Reference, `CreateOpenIDConnectProvider` to `UntagOpenIDConnectProvider`, read
/// 2026-11; quotas from "IAM and AWS STS quotas"; sentences and limits as AWS's answers have them
/// that the project stackd captured in 2026-09 (`federation/oidc.json`), and as the tests of moto
/// and versitygw do.
public final class IdentityProviders {

    /// Providers of an account.
    public static final int MAX_PROVIDERS = 100;

    /// Client ids (audiences) of a provider.
    public static final int MAX_CLIENT_IDS = 100;

    private static final int MAX_THUMBPRINTS = 5;
    private static final int THUMBPRINT_CHARS = 40;
    private static final int MAX_CLIENT_ID_CHARS = 255;

    private final Directory directory;
    private final InstantSource clock;

    public IdentityProviders(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// What a new provider is made of. `url` has its scheme. A provider without client ids accepts
    /// no token until it is given one.
    public record NewProvider(
            String url, List<String> clientIds, List<String> thumbprints, List<Tag> tags) {

        public NewProvider {
            clientIds = List.copyOf(clientIds);
            thumbprints = List.copyOf(thumbprints);
            tags = List.copyOf(tags);
        }
    }

    /// Registers a provider.
    public IdentityProvider create(NewProvider wanted) {
        IssuerUrl url = IssuerUrl.parse(wanted.url());
        IdentityProvider provider =
                new IdentityProvider(
                        url.withoutScheme(),
                        url.plainHttp(),
                        clientIds(wanted.clientIds()),
                        thumbprints(wanted.thumbprints()),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        TagRules.initial(TagRules.KeyCase.EXACT, wanted.tags()));
        directory.update(state -> {
            if (state.providers().containsKey(provider.url())) {
                throw new RefusedException(
                        new Refusal.EntityAlreadyExists(
                                "Provider with url " + wanted.url() + " already exists."));
            }
            if (state.providers().size() >= MAX_PROVIDERS) {
                throw limit("OpenIdConnectProvidersPerAccount", MAX_PROVIDERS);
            }
            return state.with(provider);
        });
        return provider;
    }

    /// Removes a provider. Trust policies that name it stay as they are.
    public void delete(String arn) {
        directory.update(state -> state.without(named(state, arn)));
    }

    /// Adds an audience; one that is there already is no error.
    public void addClientId(String arn, String clientId) {
        change(
                arn,
                provider ->
                        provider.withClientIds(
                                clientIds(
                                        Stream.concat(
                                                        provider.clientIds().stream(),
                                                        Stream.of(clientId))
                                                .toList())));
    }

    /// Takes an audience off; one that is not there is no error.
    public void removeClientId(String arn, String clientId) {
        change(
                arn,
                provider ->
                        provider.withClientIds(
                                provider.clientIds().stream()
                                        .filter(id -> !id.equals(clientId))
                                        .toList()));
    }

    /// Puts other thumbprints in place of all that are there.
    public void replaceThumbprints(String arn, List<String> thumbprints) {
        if (thumbprints.isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidInput("Thumbprint list must contain at least one entry."));
        }
        List<String> checked = thumbprints(thumbprints);
        change(arn, provider -> provider.withThumbprints(checked));
    }

    /// Adds tags, or gives new values to those that are there.
    public void tag(String arn, List<Tag> tags) {
        change(
                arn,
                provider ->
                        provider.withTags(
                                TagRules.merged(TagRules.KeyCase.EXACT, provider.tags(), tags)));
    }

    /// Takes tags off; keys that are not there are no error.
    public void untag(String arn, Collection<String> keys) {
        change(
                arn,
                provider ->
                        provider.withTags(
                                TagRules.without(TagRules.KeyCase.EXACT, provider.tags(), keys)));
    }

    /// The provider that a change or a listing of its tags names. AWS words this refusal otherwise
    /// than `GetOpenIDConnectProvider` does ([Existing#provider]).
    public static IdentityProvider named(AccountState state, String arn) {
        requireProviderArn(arn);
        return Existing.findProvider(state, arn)
                .orElseThrow(() ->
                        Existing.noSuchEntity(
                                "OpenId connect Provider " + arn + " cannot be found."));
    }

    private void change(String arn, UnaryOperator<IdentityProvider> change) {
        directory.update(state -> state.with(change.apply(named(state, arn))));
    }

    private static void requireProviderArn(String arn) {
        PolicyArns.requireArn(arn);
        boolean provider =
                Arn.parse(arn).filter(a -> a.resource().startsWith("oidc-provider/")).isPresent();
        if (!provider) {
            throw new RefusedException(new Refusal.InvalidMember("Invalid resource type in ARN"));
        }
    }

    private static List<String> clientIds(List<String> ids) {
        if (ids.stream().anyMatch(id -> id.length() > MAX_CLIENT_ID_CHARS)) {
            throw new RefusedException(
                    new Refusal.InvalidMember(
                            "1 validation error detected: Value at 'clientID' failed to satisfy"
                                    + " constraint: Member must have length less than or equal to "
                                    + MAX_CLIENT_ID_CHARS));
        }
        List<String> distinct = ids.stream().distinct().toList();
        if (distinct.size() > MAX_CLIENT_IDS) {
            throw limit("ClientIdsPerOpenIdConnectProvider", MAX_CLIENT_IDS);
        }
        return distinct;
    }

    private static List<String> thumbprints(List<String> thumbprints) {
        if (thumbprints.size() > MAX_THUMBPRINTS) {
            throw new RefusedException(
                    new Refusal.InvalidInput("Thumbprint list must contain fewer than 5 entries."));
        }
        if (thumbprints.stream().anyMatch(print -> print.length() != THUMBPRINT_CHARS)) {
            throw new RefusedException(
                    new Refusal.InvalidInput("Thumbprint must be exactly 40 characters."));
        }
        return thumbprints.stream().map(print -> print.toLowerCase(Locale.ROOT)).toList();
    }

    private static RefusedException limit(String quota, int max) {
        return new RefusedException(
                new Refusal.LimitExceeded("Cannot exceed quota for " + quota + ": " + max));
    }
}
