/** Each problem of a report as text, in one line: severity, rule, what, and where, as far as that is known. */
export function headsOf(report: string): string[] {
  let place = '';
  return report.split('\n').flatMap((line) => {
    if (/^\S/.test(line)) place = line;
    const [, position = '', severity, rule, object = ''] = HEAD.exec(line) ?? [];
    if (severity === undefined) return [];
    const where = position === '' ? place : `${place}:${position}`;
    return [[severity, rule, object, where].filter((part) => part !== '').join(' ')];
  });
}

const HEAD = /^ {2}(?:(\d+(?::\d+)?) )?(error|warning) (\S+)(?: [a-z][a-z0-9-]*)?(?: (\S.*))?$/;
