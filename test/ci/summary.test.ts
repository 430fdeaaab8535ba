import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folder';

interface Test {
  readonly status: 'passed' | 'failed';
  readonly fullName: string;
  readonly failureMessages: readonly string[];
}

const passed: Test = { status: 'passed', fullName: 'a pool serves', failureMessages: [] };
const failed: Test = {
  status: 'failed',
  fullName: 'a pool is full',
  failureMessages: ['expected 1 to be 2\n  at pool.ts:1'],
};

/** A report as vitest writes it, of one file. */
const reportOf = (tests: readonly Test[], message = '') => {
  const failures = tests.filter(({ status }) => status === 'failed').length;
  return JSON.stringify({
    success: failures === 0 && message === '',
    numPassedTests: tests.length - failures,
    numFailedTests: failures,
    testResults: [
      { name: 'pool.test.ts', status: failures || message ? 'failed' : 'passed', message, assertionResults: tests },
    ],
  });
};

const summaryOf = (...reports: readonly string[]) => {
  const folder = temporaryFolder();
  const paths = reports.map((text, i) => {
    const path = join(folder, `${i}.json`);
    writeFileSync(path, text);
    return path;
  });
  return execFileSync(process.execPath, [resolve('.ci/summary.cjs'), ...paths], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');
};

describe('the summary of all test runs', () => {
  it('is one line where all is well', () => {
    expect(summaryOf(reportOf([passed]), reportOf([passed, passed]))).toEqual(['3 passed, 0 failed']);
  });

  it('names what failed, and why, before it counts', () => {
    expect(summaryOf(reportOf([passed, failed]), reportOf([passed]))).toEqual([
      'FAILED pool.test.ts > a pool is full',
      'expected 1 to be 2',
      '  at pool.ts:1',
      '2 passed, 1 failed',
    ]);
  });

  it('counts a file that did not load, and a run that left no report', () => {
    expect(summaryOf(reportOf([], 'no such module'))).toEqual([
      'FAILED pool.test.ts',
      'no such module',
      '0 passed, 1 failed',
    ]);
    expect(summaryOf('').at(-1)).toBe('0 passed, 1 failed');
  });

  it('counts an error outside of every test', () => {
    const report = { ...JSON.parse(reportOf([passed])), success: false };
    expect(summaryOf(JSON.stringify(report)).at(-1)).toBe('1 passed, 1 failed');
  });
});
