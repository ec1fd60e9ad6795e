package dev.mayfly.tour;

import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.CallerCredentials;
import java.util.List;

/// What plays the tour's AWS calls: the stock AWS CLI where there is one, else our own client. Each
/// method shows what it does as a command and answers what came of it.
interface Hands {

    /// How they are called, for the summary.
    String name();

    /// Registers an OIDC provider for tokens meant for `audience`; one that is there already is
    /// fine.
    void createProvider(String issuer, String audience);

    /// Creates a role with a trust policy; one that is there already gets the policy.
    void createRole(String name, String trustPolicy);

    /// Attaches a managed policy.
    void attachPolicy(String role, String policyArn);

    /// Trades a token for credentials of a role.
    ///
    /// @throws AnsweredError when it is refused
    CallerCredentials assume(String roleArn, String sessionName, String token);

    /// The ARN that whoever holds the credentials is known by.
    ///
    /// @throws AnsweredError when they are refused
    String whoAmI(CallerCredentials credentials);

    /// The names of the roles that whoever holds the credentials may list.
    ///
    /// @throws AnsweredError when they are refused
    List<String> roles(CallerCredentials credentials);
}
