import { githubReport } from './github';
import { gitlabReport } from './gitlab';
import { jsonReport } from './json';
import { junitReport } from './junit';
import type { Report } from './report';
import { sarifReport } from './sarif';
import { NO_INK, textReport } from './text';

/** The formats of reports, by the word that `--format` takes. */
export const REPORTS = {
  text: textReport(NO_INK),
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
} as const satisfies Readonly<Record<string, Report>>;

export type Format = keyof typeof REPORTS;

export const FORMATS = Object.keys(REPORTS) as readonly Format[];
