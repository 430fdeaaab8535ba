import { printable } from '../check/report/printable';
import { type CommandLineSettings, effectiveSettings, type SettingLine } from '../config/print-config';
import type { Settings } from '../config/settings';
import { describeWhereabouts } from '../model/report';
import type { CheckOptions } from './check-options';
import { type Outcome, refusal, success, textOf } from './outcome';
import { printTable } from './table';

/** The settings that hold, each with its source. */
export function printSettings(settings: Settings, options: CheckOptions): Outcome {
  if (settings.problems.length > 0) return refusal(settings.problems);
  const given: CommandLineSettings =
    options.failOn === 'error' || options.failOn === 'warning' ? { failOn: options.failOn } : {};
  const lines = effectiveSettings({ ...settings, failOn: given.failOn ?? settings.failOn }, given);
  if (options.json === true) return success(`${JSON.stringify({ settings: lines }, undefined, 2)}\n`);
  return success(textOf(printTable({ head: ['SETTING', 'VALUE', 'SOURCE'], rows: lines.map(rowOf) })));
}

const rowOf = ({ name, value, source, at }: SettingLine): readonly string[] => {
  const { field: _, ...place } = at ?? {};
  const where = describeWhereabouts(place);
  return [name, printable(JSON.stringify(value)), where === '' ? source : `${source}, ${where}`];
};
