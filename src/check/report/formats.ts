import type { Format } from './format-names';
import { githubReport } from './github';
import { gitlabReport } from './gitlab';
import { jsonReport } from './json';
import { junitReport } from './junit';
import type { Report } from './report';
import { sarifReport } from './sarif';
import { NO_INK, textReport } from './text';

/** What prints each format. */
export const REPORTS: Readonly<Record<Format, Report>> = {
  text: textReport(NO_INK),
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
};
