package dev.mayfly.agent.podidentity;

/// A request that is answered with a status and a plain text.
final class PodRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String sentence;

    PodRefusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
    }

    int status() {
        return status;
    }

    String sentence() {
        return sentence;
    }
}
