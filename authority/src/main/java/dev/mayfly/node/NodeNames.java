package dev.mayfly.node;

import java.util.regex.Pattern;

/// How nodes are named and numbered.
public final class NodeNames {

    /// A host name's letters, in lower case: the name stands in a certificate, in its URI, and in
    /// file names.
    public static final String NAME = "[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?";

    /// An instance id as EC2 writes it. Source: EC2 User Guide, "Resource IDs".
    public static final String INSTANCE_ID = "i-[0-9a-f]{17}";

    /// A node id: one for each node that was ever added, so that a name can be used again.
    public static final String ID = "n-[0-9a-f]{24}";

    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Pattern INSTANCE_IDS = Pattern.compile(INSTANCE_ID);
    private static final Pattern IDS = Pattern.compile(ID);

    private NodeNames() {}

    static void check(String name, String id, String instanceId) {
        if (!NAMES.matcher(name).matches() || name.contains("..")) {
            throw new IllegalArgumentException(
                    "a node's name has 1 to 63 lower-case letters, digits, dots and hyphens, and"
                            + " begins and ends with a letter or digit");
        }
        if (!IDS.matcher(id).matches() || !INSTANCE_IDS.matcher(instanceId).matches()) {
            throw new IllegalArgumentException("a node's ids have another form");
        }
    }
}
