import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_INK, textReport } from '../../../src/check/report/text';
import { ACKNOWLEDGED, CONTEXT, open, verdicts, withStanding } from './reporting';

const print = textReport(NO_INK);

describe('the report as text', () => {
  it('is grouped by place, with a summary at its end', () => {
    const list = [
      open(),
      open({ rule: 'IPAM317', severity: 'warning', where: { file: 'pools.yaml', line: 9 } }),
      open({ where: { path: 'shop/redis', identity: 'prod/shop/StatefulSet/redis' } }),
      open({ where: {} }),
      withStanding(ACKNOWLEDGED),
      withStanding({ kind: 'baseline' }),
    ];
    expect(print(list, CONTEXT)).toBe(`pools.yaml
  4:9 error IPAM303 calico-pool-too-small IPPool/p
    10.0.0.0/30 has 4 addresses.
    fix: Write blockSize.
  9 warning IPAM317 calico-unknown-pool
    10.0.0.0/30 has 4 addresses.
    fix: Write blockSize.

[shop/redis]
  error IPAM303 calico-pool-too-small prod/shop/StatefulSet/redis
    10.0.0.0/30 has 4 addresses.
    fix: Write blockSize.

The app
  error IPAM303 calico-pool-too-small
    10.0.0.0/30 has 4 addresses.
    fix: Write blockSize.

2 objects in 1 file.
3 errors, 1 warning; 1 acknowledged, 1 in the baseline
`);
  });

  it('sets words off with ink', () => {
    const ink = { ...NO_INK, error: (text: string) => `<${text}>`, heading: (text: string) => `# ${text}` };
    expect(textReport(ink)([open()], CONTEXT)).toMatch(/^# pools\.yaml\n {2}4:9 <error> IPAM303/);
  });

  it('ends where nobody reads on, and says so', () => {
    const text = print(
      Array.from({ length: 501 }, () => open()),
      CONTEXT,
    );
    expect(text).toContain('… and 1 more problem; --format json has all of them.');
    expect(text).toContain('501 errors');
  });

  it('has no line that a runner or a terminal acts upon, whatever stands in names and texts', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        for (const line of print(list, CONTEXT).split('\n')) {
          expect(line).not.toMatch(/^\s*::|##\[|\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
        }
      }),
    );
  });
});
