package dev.mayfly.trial;

import dev.mayfly.client.AuthorityClient;
import dev.mayfly.client.XmlNode;
import dev.mayfly.policy.catalogue.ActionCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tries requests on somebody an authority knows, by IAM's `SimulatePrincipalPolicy`; AWS answers
/// the same call.
public final class LiveTrial {
    private final AuthorityClient client;
    private final ActionCatalogue catalogue;

    public LiveTrial(AuthorityClient client, ActionCatalogue catalogue) {
        this.client = client;
        this.catalogue = catalogue;
    }

    /// What is tried.
    ///
    /// @param principal ARN of a user, group or role
    public record Request(
            String principal, List<String> actions, List<String> resources, GivenContext context) {
        public Request {
            actions = List.copyOf(actions);
            resources = List.copyOf(resources);
        }
    }

    /// Every action on every resource.
    public List<TriedRequest> tried(
            Request request, TrialPolicies policies, FileTrial.Request asked) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("PolicySourceArn", request.principal());
        list(parameters, "ActionNames", request.actions());
        list(parameters, "ResourceArns", request.resources());
        list(
                parameters,
                "PolicyInputList",
                policies.identity().stream().map(TrialPolicies.Text::json).toList());
        policies.boundary()
                .ifPresent(text ->
                        list(
                                parameters,
                                "PermissionsBoundaryPolicyInputList",
                                List.of(text.json())));
        policies.resource().ifPresent(text -> parameters.put("ResourcePolicy", text.json()));
        asked.caller().ifPresent(caller -> parameters.put("CallerArn", caller));
        asked.resourceAccount()
                .ifPresent(account ->
                        parameters.put("ResourceOwner", "arn:aws:iam::" + account + ":root"));
        context(parameters, request.context());
        return pages(parameters);
    }

    private void context(Map<String, String> parameters, GivenContext context) {
        int number = 1;
        for (Map.Entry<String, List<String>> entry : context.values().entrySet()) {
            String member = "ContextEntries.member." + number + ".";
            parameters.put(member + "ContextKeyName", entry.getKey());
            parameters.put(member + "ContextKeyType", context.type(entry.getKey(), catalogue));
            list(parameters, member + "ContextKeyValues", entry.getValue());
            number++;
        }
    }

    private static void list(Map<String, String> parameters, String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            parameters.put(name + ".member." + (i + 1), values.get(i));
        }
    }

    private List<TriedRequest> pages(Map<String, String> parameters) {
        List<TriedRequest> tried = new ArrayList<>();
        while (true) {
            XmlNode page = client.iam("SimulatePrincipalPolicy", parameters);
            page.members("EvaluationResults").forEach(result -> tried.addAll(results(result)));
            if (!page.at("IsTruncated").equals("true")) {
                return tried;
            }
            parameters.put("Marker", page.at("Marker"));
        }
    }

    /// One for each resource, or one for the action where none was named.
    private static List<TriedRequest> results(XmlNode result) {
        String action = result.at("EvalActionName");
        List<XmlNode> parts = result.members("ResourceSpecificResults");
        if (parts.isEmpty()) {
            return List.of(
                    one(action, result.at("EvalResourceName"), result.at("EvalDecision"), result));
        }
        return parts.stream()
                .map(part ->
                        one(
                                action,
                                part.at("EvalResourceName"),
                                part.at("EvalResourceDecision"),
                                part))
                .toList();
    }

    private static TriedRequest one(
            String action, String resource, String decision, XmlNode details) {
        return new TriedRequest(
                action,
                resource.isEmpty() ? "*" : resource,
                decision,
                details.members("MatchedStatements").stream().map(LiveTrial::statement).toList(),
                details.members("MissingContextValues").stream().map(XmlNode::text).toList(),
                Optional.empty());
    }

    private static TriedRequest.Statement statement(XmlNode statement) {
        return new TriedRequest.Statement(
                statement.at("SourcePolicyId"),
                number(statement.at("StartPosition", "Line")),
                number(statement.at("StartPosition", "Column")));
    }

    private static int number(String digits) {
        return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }
}
