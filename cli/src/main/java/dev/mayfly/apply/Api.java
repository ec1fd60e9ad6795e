package dev.mayfly.apply;

import dev.mayfly.client.AnsweredError;
import dev.mayfly.client.XmlNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// The IAM API as a plan uses it, over whatever carries the calls.
///
/// The carrier returns the `…Result` element of the answer and throws [ApiRefusal] when the API
/// refuses.
final class Api {

    private static final String NO_SUCH_ENTITY = "NoSuchEntity";

    private final BiFunction<String, Map<String, String>, XmlNode> carrier;

    Api(BiFunction<String, Map<String, String>, XmlNode> carrier) {
        this.carrier = carrier;
    }

    XmlNode call(ApiCall call) {
        return carrier.apply(call.operation(), call.parameters());
    }

    /// The answer, or empty when there is no such entity.
    Optional<XmlNode> find(ApiCall call) {
        try {
            return Optional.of(call(call));
        } catch (AnsweredError refusal) {
            if (refusal.code().equals(NO_SUCH_ENTITY)) {
                return Optional.empty();
            }
            throw refusal;
        }
    }
}
