package dev.mayfly.source.profile;

import java.util.LinkedHashMap;
import java.util.Map;

/// The sections of a file in AWS's INI dialect, each with its keys. A key that is nested, as in
/// `[services x]`, is named by both: `sts.endpoint_url`.
///
/// Source: AWS SDKs and Tools Reference Guide, "Shared config and credentials files", read 2026-11;
/// botocore 1.43, `configloader.py`.
record IniFile(Map<String, Map<String, String>> sections) {

    IniFile {
        sections = Map.copyOf(sections);
    }

    static IniFile parse(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        String parent = "";
        for (String line : text.split("\r\n|\n|\r", -1)) {
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
                continue;
            }
            if (content.startsWith("[") && content.indexOf(']') > 0) {
                String name = content.substring(1, content.indexOf(']')).strip();
                section =
                        sections.computeIfAbsent(
                                name.replaceAll("\\s+", " "), _ -> new LinkedHashMap<>());
                parent = "";
                continue;
            }
            int equals = content.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String key = content.substring(0, equals).strip();
            String value = withoutComment(content.substring(equals + 1));
            boolean nested = Character.isWhitespace(line.charAt(0)) && !parent.isEmpty();
            section.put(nested ? parent + "." + key : key, value);
            if (!nested) {
                parent = value.isEmpty() ? key : "";
            }
        }
        return new IniFile(sections);
    }

    private static String withoutComment(String value) {
        int end = value.length();
        for (String mark : new String[] {" #", " ;", "\t#", "\t;"}) {
            int at = value.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        return value.substring(0, end).strip();
    }
}
