package dev.mayfly.cloudformation;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML 1.2 or JSON (which YAML 1.2 contains) into [Node]s. Intrinsic functions are
/// recognised in both spellings: `!Sub x` and `{"Fn::Sub": x}`.
///
/// YAML 1.2 keeps `Version: 2012-10-17` and `yes` strings; duplicate keys are refused.
///
/// Source: CloudFormation User Guide, "Intrinsic function reference", read 2026-11.
public final class YamlReader {

    /// CloudFormation's own limit for a template body is 51,200 bytes, 1 MB from S3.
    private static final int MAX_CODE_POINTS = 1_000_000;

    private static final int MAX_ALIASES = 50;
    private static final int MAX_DEPTH = 100;

    /// The one document in `text`.
    public Node read(String text, String fileName) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(fileName)
                        .setAllowDuplicateKeys(false)
                        .setCodePointLimit(MAX_CODE_POINTS)
                        .setMaxAliasesForCollections(MAX_ALIASES)
                        .build();
        try {
            refuseDeepNesting(text, settings);
            var root = new Compose(settings).composeString(text);
            return new YamlNodes(text)
                    .convert(root.orElseThrow(() -> new TemplateException("the file is empty")));
        } catch (MarkedYamlEngineException e) {
            throw new TemplateException(String.valueOf(e.getProblem()), line(e.getProblemMark()));
        } catch (YamlEngineException e) {
            throw new TemplateException("this is not YAML: " + e.getMessage());
        }
    }

    /// The composer recurses once a level; the events before it do not.
    private static void refuseDeepNesting(String text, LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw new TemplateException("nested too deeply", line(event.getStartMark()));
            }
        }
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(1);
    }
}
