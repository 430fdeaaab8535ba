import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitReport } from '../../../src/check/report/junit';
import { ACKNOWLEDGED, CONTEXT, open, verdicts, withStanding } from './reporting';
import { elements, parseXml } from './xml';

const parsed = (...args: Parameters<typeof junitReport>) => parseXml(junitReport(...args));

describe('JUnit', () => {
  it('has a suite for each file and a case for each problem', () => {
    const root = parsed(
      [open(), open({ where: { file: 'b.yaml' } }), open({ where: { path: 'shop/redis' } })],
      CONTEXT,
    );
    expect(root.attributes).toMatchObject({ tests: '3', failures: '3', skipped: '0', errors: '0' });
    expect(elements(root, 'testsuite').map(({ attributes }) => attributes.name)).toEqual([
      'pools.yaml',
      'b.yaml',
      'ipam.lock.yaml',
    ]);
    const [first] = elements(root, 'testcase');
    expect(first?.attributes).toEqual({
      name: 'IPAM303 IPPool/p pools.yaml:4:9',
      classname: 'IPAM303',
      file: 'pools.yaml',
      line: '4',
    });
    expect(elements(root, 'failure')[0]?.children).toEqual(['10.0.0.0/30 has 4 addresses.\nfix: Write blockSize.']);
  });

  it('skips what is acknowledged or in the baseline, and says why', () => {
    const root = parsed([withStanding(ACKNOWLEDGED), withStanding({ kind: 'baseline' })], CONTEXT);
    expect(root.attributes).toMatchObject({ tests: '2', failures: '0', skipped: '2' });
    expect(elements(root, 'skipped').map(({ attributes }) => attributes.message)).toEqual([
      'acknowledged until 2027-01-31: A lab, "only"',
      'in the baseline',
    ]);
  });

  it('fails warnings only where they are to fail', () => {
    const warning = open({ severity: 'warning' });
    expect(parsed([warning], CONTEXT).attributes.failures).toBe('0');
    expect(parsed([warning], { ...CONTEXT, failOn: 'warning' }).attributes.failures).toBe('1');
  });

  it('has a case where nothing was found', () => {
    expect(parsed([], CONTEXT).attributes).toMatchObject({ tests: '1', failures: '0' });
  });

  it('is well-formed whatever stands in names and texts', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        const counted = list.filter(({ standing }) => standing.kind !== 'off');
        expect(elements(parsed(list, CONTEXT), 'testcase').length).toBe(Math.max(1, counted.length));
      }),
    );
  });
});
