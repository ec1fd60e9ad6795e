package dev.mayfly.taskdefinition;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;

/// Copies a record with some of its components changed: ours have forty, of which one or two
/// change.
final class RecordCopy {

    private RecordCopy() {}

    /// `owner` with the components that `changes` names; each value has its component's type.
    static <R extends Record> R with(R owner, Map<String, ?> changes) {
        RecordComponent[] components = owner.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                Object change = changes.get(components[i].getName());
                values[i] = change == null ? components[i].getAccessor().invoke(owner) : change;
            }
            Class<?>[] types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            @SuppressWarnings("unchecked") // the constructor of R's own class
            R copy = (R) owner.getClass().getDeclaredConstructor(types).newInstance(values);
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(owner.getClass() + " cannot be copied", e);
        }
    }
}
