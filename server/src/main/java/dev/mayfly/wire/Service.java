package dev.mayfly.wire;

/// An AWS service as its clients know it. `signingName` stands in the signature's scope,
/// `eventSource` in the trail, `target` in `X-Amz-Target` before the dot (AWS JSON only, else
/// empty), `namespace` in the XML of the answer (AWS Query only, else empty), `spelling` says how
/// the service's model capitalises its members.
public record Service(
        String signingName,
        String eventSource,
        String version,
        Protocol protocol,
        String target,
        String namespace,
        Spelling spelling) {

    /// How requests and answers are written.
    public enum Protocol {
        AWS_QUERY,
        AWS_JSON_1_1,
        REST_JSON
    }

    /// How member names that [Member#name()] leaves open are capitalised.
    public enum Spelling {
        UPPER_CAMEL,
        LOWER_CAMEL
    }

    /// Security Token Service.
    public static final Service STS =
            new Service(
                    "sts",
                    "sts.amazonaws.com",
                    "2011-06-15",
                    Protocol.AWS_QUERY,
                    "",
                    "https://sts.amazonaws.com/doc/2011-06-15/",
                    Spelling.UPPER_CAMEL);

    /// Identity and Access Management.
    public static final Service IAM =
            new Service(
                    "iam",
                    "iam.amazonaws.com",
                    "2010-05-08",
                    Protocol.AWS_QUERY,
                    "",
                    "https://iam.amazonaws.com/doc/2010-05-08/",
                    Spelling.UPPER_CAMEL);

    /// CloudTrail.
    public static final Service CLOUDTRAIL =
            new Service(
                    "cloudtrail",
                    "cloudtrail.amazonaws.com",
                    "2013-11-01",
                    Protocol.AWS_JSON_1_1,
                    "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
                    "",
                    Spelling.UPPER_CAMEL);

    /// IAM Access Analyzer.
    public static final Service ACCESS_ANALYZER =
            new Service(
                    "access-analyzer",
                    "access-analyzer.amazonaws.com",
                    "2019-11-01",
                    Protocol.REST_JSON,
                    "",
                    "",
                    Spelling.LOWER_CAMEL);

    /// IAM Roles Anywhere.
    public static final Service ROLES_ANYWHERE =
            new Service(
                    "rolesanywhere",
                    "rolesanywhere.amazonaws.com",
                    "2018-05-10",
                    Protocol.REST_JSON,
                    "",
                    "",
                    Spelling.LOWER_CAMEL);

    /// Elastic Container Service.
    public static final Service ECS =
            new Service(
                    "ecs",
                    "ecs.amazonaws.com",
                    "2014-11-13",
                    Protocol.AWS_JSON_1_1,
                    "AmazonEC2ContainerServiceV20141113",
                    "",
                    Spelling.LOWER_CAMEL);

    /// Whether a refusal of a value repeats it. IAM leaves it out, STS does not; of others we know
    /// nothing and repeat it.
    public boolean echoesValues() {
        return !signingName.equals(IAM.signingName);
    }
}
