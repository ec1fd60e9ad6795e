package dev.mayfly.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/// Makes commands: those with a constructor for the [Surroundings] get them.
final class CommandFactory implements CommandLine.IFactory {

    private final Surroundings surroundings;
    private final CommandLine.IFactory plain = CommandLine.defaultFactory();

    CommandFactory(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1
                    && constructor.getParameterTypes()[0] == Surroundings.class) {
                return type.cast(constructor.newInstance(surroundings));
            }
        }
        return plain.create(type);
    }
}
