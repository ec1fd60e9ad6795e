/// Where the process settings come from: defaults, `mayfly.yaml`, the environment, the command
/// line, each overriding the one before. Start at [SettingKey] for what there is, [SettingsReader]
/// for how it is read.
@NullMarked
package dev.mayfly.settings;

import org.jspecify.annotations.NullMarked;
