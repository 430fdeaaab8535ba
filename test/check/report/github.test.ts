import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { githubReport } from '../../../src/check/report/github';
import { ACKNOWLEDGED, CONTEXT, open, verdicts, withStanding } from './reporting';

const lines = (...args: Parameters<typeof githubReport>): readonly string[] =>
  githubReport(...args)
    .split('\n')
    .slice(0, -1);

describe('annotations for GitHub', () => {
  it('are commands with place, rule and what to do', () => {
    expect(lines([open()], { ...CONTEXT, folder: 'shop' })).toEqual([
      '::error file=shop/pools.yaml,line=4,col=9,title=IPAM303 calico-pool-too-small IPPool/p::10.0.0.0/30 has 4 addresses.%0Afix: Write blockSize.',
    ]);
  });

  it('escape what would end a property or the command', () => {
    const nasty = { where: { file: 'a,b:c%.yaml', identity: 'x\n::stop-commands::y' }, message: 'm %0A\n::error::z' };
    expect(lines([open({ ...nasty, fix: 'f' })], CONTEXT)).toEqual([
      '::error file=a%2Cb%3Ac%25.yaml,title=IPAM303 calico-pool-too-small x\\n%3A%3Astop-commands%3A%3Ay::m %250A\\n::error::z%0Afix: f',
    ]);
  });

  it('are of open problems only, ten of each severity, then a notice with the rest', () => {
    const many = [
      ...Array.from({ length: 12 }, () => open({ severity: 'warning', rule: 'IPAM317' })),
      ...Array.from({ length: 11 }, () => open()),
      withStanding(ACKNOWLEDGED),
    ];
    const printed = lines(many, CONTEXT);
    expect(printed.map((line) => line.split(' ')[0])).toEqual([
      ...Array.from({ length: 10 }, () => '::error'),
      ...Array.from({ length: 10 }, () => '::warning'),
      '::notice',
    ]);
    expect(printed.at(-1)).toBe(
      '::notice title=cdk8s-ipam%3A 3 more problems::GitHub shows 10 errors and 10 warnings of a step. Not shown: 1 of IPAM303, 2 of IPAM317.',
    );
  });

  it('are one line each, whatever stands in names and texts', () => {
    fc.assert(
      fc.property(verdicts, (list) => {
        const open = list.filter(({ standing }) => standing.kind === 'open');
        const printed = lines(list, CONTEXT);
        expect(printed.length).toBe(open.length);
        for (const line of printed) expect(line).toMatch(/^::(error|warning) \P{Cc}*$/u);
        for (const line of printed) expect(line.split('::')[1]).toMatch(/^(error|warning) file=[^:,]*(,\w+=[^:,]*)*$/);
      }),
    );
  });
});
