package dev.mayfly.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackTest {

    private static final String DEPLOY =
            """
            AWSTemplateFormatVersion: "2010-09-09"
            Parameters:
              Organization: {Type: String}
              Branch: {Type: String, Default: "*"}
              RoleName: {Type: String}
              UseExistingProvider:
                Type: String
                Default: "no"
                AllowedValues: ["yes", "no"]
            Conditions:
              CreateProvider: !Equals ["no", !Ref UseExistingProvider]
            Resources:
              Provider:
                Type: AWS::IAM::OIDCProvider
                Condition: CreateProvider
                Properties:
                  Url: https://token.actions.githubusercontent.com
                  ClientIdList:
                    - sts.amazonaws.com
                    - !Sub https://github.com/${Organization}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: !Ref RoleName
                  AssumeRolePolicyDocument:
                    Version: 2012-10-17
                    Statement:
                      - Effect: Allow
                        Action: sts:AssumeRoleWithWebIdentity
                        Principal:
                          Federated: !If
                            - CreateProvider
                            - !Ref Provider
                            - !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com
                        Condition:
                          StringLike:
                            token.actions.githubusercontent.com:sub: !Sub repo:${Organization}/*:ref:refs/heads/${Branch}
            Outputs:
              RoleArn: {Value: !GetAtt Role.Arn}
              ProviderArn: {Condition: CreateProvider, Value: !GetAtt Provider.Arn}
            """;

    @Test
    void resolvesTheTemplateThatCreatesItsProvider() {
        Stack stack = stack(DEPLOY, Map.of("Organization", "octo-org", "RoleName", "deploy"));

        assertThat(stack.resources())
                .extracting(Stack.Resource::name)
                .containsExactly("https://token.actions.githubusercontent.com", "deploy");
        assertThat(json(stack.resources().get(0).properties()))
                .contains(
                        "\"ClientIdList\":[\"sts.amazonaws.com\",\"https://github.com/octo-org\"]");
        assertThat(json(stack.resources().get(1).properties()))
                .contains(
                        "\"Version\":\"2012-10-17\"",
                        "\"Federated\":\"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\"",
                        "\"repo:octo-org/*:ref:refs/heads/*\"");
        assertThat(stack.outputs())
                .containsEntry("RoleArn", "arn:aws:iam::123456789012:role/deploy")
                .containsEntry(
                        "ProviderArn",
                        "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com");
    }

    @Test
    void leavesOutWhatItsConditionExcludes() {
        Stack stack =
                stack(
                        DEPLOY,
                        Map.of(
                                "Organization", "octo-org",
                                "RoleName", "deploy",
                                "UseExistingProvider", "yes"));

        assertThat(stack.resources()).extracting(Stack.Resource::logicalId).containsExactly("Role");
        assertThat(stack.outputs()).doesNotContainKey("ProviderArn");
        assertThat(json(stack.resources().get(0).properties()))
                .contains("arn:aws:iam::123456789012:oidc-provider/token.actions");
    }

    @Test
    void readsJsonWithLongFunctionNamesAsItReadsYaml() {
        String template =
                """
                {"Parameters": {"Names": {"Type": "CommaDelimitedList", "Default": "a, b"}},
                 "Resources": {"P": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {
                   "ManagedPolicyName": {"Fn::Join": ["-", ["x", {"Fn::Select": ["1", {"Ref": "Names"}]}]]},
                   "Description": {"Fn::Sub": ["${Who} in ${AWS::Region} ${!Literal}", {"Who": {"Ref": "AWS::StackName"}}]},
                   "Roles": {"Ref": "AWS::NoValue"},
                   "PolicyDocument": {"Statement": {"Condition": {"Bool": {"aws:SecureTransport": true}, "NumericLessThan": {"n": 5}}}}}}}}
                """;

        Stack.Resource policy = stack(template, Map.of()).resources().get(0);

        assertThat(policy.name()).isEqualTo("x-b");
        assertThat(json(policy.properties()))
                .contains("\"Description\":\"demo in us-east-1 ${Literal}\"")
                .contains("\"aws:SecureTransport\":true", "\"n\":5")
                .doesNotContain("Roles");
    }

    @Test
    void makesTheSameNameForTheSameStackAndAnotherForAnother() {
        String template = "Resources: {R: {Type: 'AWS::IAM::Role', Properties: {}}}";

        String first = stack(template, Map.of()).resources().get(0).name();

        assertThat(first).matches("demo-R-[0-9A-F]{12}");
        assertThat(stack(template, Map.of()).resources().get(0).name()).isEqualTo(first);
        Environment other = new Environment("123456789012", "us-east-1", "other", Map.of());
        assertThat(Stack.of(new YamlReader().read(template, "t"), other).resources().get(0).name())
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Resources: {R: {Type: 'AWS::IAM::Role', Properties: {RoleName: !Ref Nobody}}} | nothing is named `Nobody`
                    Resources: {R: {Type: 'AWS::IAM::Role', Properties: {RoleName: !GetAtt R.RoleId}}} | is not known before it is created
                    Resources: {R: {Type: 'AWS::IAM::Role', Properties: {Description: !GetAtt B.Arn}}, B: {Type: 'AWS::S3::Bucket'}} | is not applied by Mayfly
                    Resources: {R: {Type: 'AWS::IAM::User'}} | Mayfly does not apply `AWS::IAM::User`
                    Resources: {R: {Type: 'AWS::IAM::Role', Properties: {RoleName: !ImportValue x}}} | needs AWS and is not supported
                    Resources: {R: {Type: 'AWS::IAM::Role', Properties: {RoleName: !Frob x}}} | unknown function `!Frob`
                    Resources: {R: {Type: 'AWS::IAM::Role', Condition: No}} | no condition is named `No`
                    Resources: {R: {Properties: {}}} | has no `Type`
                    Resources: {} | needs `Resources`
                    Resources: {R: {Type: a}, R: {Type: b}} | duplicate key
                    Resources: [ | line 1
                    {"Transform": "x", "Resources": {"R": {"Type": "t"}}} | transforms and macros
                    """)
    void refusesWhatItCannotResolveAndSaysWhere(String template, String message) {
        assertThatThrownBy(() -> stack(template, Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAParameterWithoutValueAndOneThatIsNotDeclared() {
        assertThatThrownBy(() -> stack(DEPLOY, Map.of("RoleName", "deploy")))
                .hasMessageContaining("parameter `Organization` needs a value");
        assertThatThrownBy(() -> stack(DEPLOY, Map.of("Organisation", "octo-org")))
                .hasMessageContaining("no parameter `Organisation`");
        assertThatThrownBy(() ->
                        stack(
                                DEPLOY,
                                Map.of(
                                        "Organization", "o",
                                        "RoleName", "r",
                                        "UseExistingProvider", "maybe")))
                .hasMessageContaining("must be one of [yes, no]");
    }

    @Test
    void refusesACircleOfConditions() {
        String template =
                """
                Conditions: {A: !Not [!Condition B], B: !Not [!Condition A]}
                Resources: {R: {Type: 'AWS::IAM::Role', Condition: A}}
                """;

        assertThatThrownBy(() -> stack(template, Map.of()))
                .hasMessageContaining("condition `A` refers to itself");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        String template = "Resources: " + "[".repeat(5_000) + "]".repeat(5_000);

        assertThatThrownBy(() -> stack(template, Map.of())).isInstanceOf(TemplateException.class);
    }

    private static Stack stack(String template, Map<String, String> parameters) {
        Environment environment = new Environment("123456789012", "us-east-1", "demo", parameters);
        return Stack.of(new YamlReader().read(template, "test.yml"), environment);
    }

    private static String json(Node node) {
        return Json.write(node);
    }

    @Test
    void writesJsonInTheOrderOfTheFile() {
        Node node =
                new Node.Mapping(
                        Map.of("k", new Node.Sequence(List.of(Node.string("a\"b\n", 1)), 1)), 1);

        assertThat(json(node)).isEqualTo("{\"k\":[\"a\\\"b\\n\"]}");
    }
}
