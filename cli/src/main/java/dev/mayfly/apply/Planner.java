package dev.mayfly.apply;

import dev.mayfly.client.XmlNode;
import dev.mayfly.cloudformation.Environment;
import dev.mayfly.cloudformation.Node;
import dev.mayfly.cloudformation.Stack;
import dev.mayfly.cloudformation.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// Compares a file with what is there and says what would make them agree. Reads only.
///
/// Order: providers, policies, roles (a role that another's trust policy names comes first),
/// attachments, inline policies, instance profiles. So every call finds what it refers to.
public final class Planner {

    private final Api api;

    /// `iam` carries one call of the IAM API: operation, form parameters, to its `…Result` element.
    public Planner(BiFunction<String, Map<String, String>, XmlNode> iam) {
        this.api = new Api(iam);
    }

    /// The plan for a file.
    ///
    /// @throws dev.mayfly.cloudformation.TemplateException when the file is not usable
    public Plan plan(String text, String fileName, Environment environment) {
        Node root = new YamlReader().read(text, fileName);
        Stack stack =
                Stack.of(Stack.isTemplate(root) ? root : MayflyFile.asTemplate(root), environment);
        List<String> leftOut = new ArrayList<>();
        List<Declared> declared = new ArrayList<>();
        for (Stack.Resource resource : stack.resources()) {
            if (resource.type().startsWith("AWS::IAM::")) {
                declared.add(DeclaredReader.read(resource));
            } else {
                leftOut.add(resource.logicalId() + " (" + resource.type() + ")");
            }
        }
        return new Plan(changes(declared, environment.account()), leftOut, stack.outputs());
    }

    private List<Change> changes(List<Declared> declared, String account) {
        Ownership ownership = new Ownership(account, List.copyOf(declared));
        ProviderPlanner providers = new ProviderPlanner(api, account);
        PolicyPlanner policies = new PolicyPlanner(api, ownership);
        RolePlanner roles = new RolePlanner(api, ownership);
        ProfilePlanner profiles = new ProfilePlanner(api);
        List<Change> changes = new ArrayList<>();
        of(Declared.Provider.class, declared).forEach(it -> changes.add(providers.plan(it)));
        of(Declared.Policy.class, declared).forEach(it -> changes.add(policies.plan(it)));
        trustedFirst(of(Declared.Role.class, declared), account)
                .forEach(it -> changes.add(roles.plan(it)));
        of(Declared.Policy.class, declared).stream()
                .filter(it -> !it.holders().empty())
                .forEach(it -> changes.add(policies.attachments(it)));
        of(Declared.InlinePolicy.class, declared).forEach(it -> changes.add(policies.inline(it)));
        of(Declared.Profile.class, declared).forEach(it -> changes.add(profiles.plan(it)));
        return changes;
    }

    private static <T extends Declared> List<T> of(Class<T> kind, List<Declared> declared) {
        return declared.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// IAM refuses a trust policy that names a role which does not exist yet.
    private static Set<Declared.Role> trustedFirst(List<Declared.Role> roles, String account) {
        Set<Declared.Role> ordered = new LinkedHashSet<>();
        roles.forEach(role -> visit(role, roles, account, ordered, new LinkedHashSet<>()));
        return ordered;
    }

    private static void visit(
            Declared.Role role,
            List<Declared.Role> roles,
            String account,
            Set<Declared.Role> ordered,
            Set<Declared.Role> onTheWay) {
        if (ordered.contains(role) || !onTheWay.add(role)) {
            return;
        }
        for (Declared.Role other : roles) {
            String arn = "arn:aws:iam::" + account + ":role" + other.path() + other.name();
            if (role.trustPolicy().contains('"' + arn + '"')) {
                visit(other, roles, account, ordered, onTheWay);
            }
        }
        ordered.add(role);
    }
}
