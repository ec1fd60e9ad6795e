package dev.mayfly.agent.podidentity;

/// A service account of a Kubernetes cluster.
public record ServiceAccount(String namespace, String name) {

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
