import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lockFmt } from '../../src/cli/lock-fmt';
import { lockGc } from '../../src/cli/lock-gc';
import { lockRelease } from '../../src/cli/lock-release';
import { lockShow } from '../../src/cli/lock-show';
import { lockVerify } from '../../src/cli/lock-verify';
import type { Outcome } from '../../src/cli/outcome';
import { readReply, STAGE_VARIABLE, type StageRequest, writeRequest } from '../../src/files/stage';
import { IpamApp } from '../../src/index';
import { reportProblems } from '../../src/model/report';
import { leasesText } from '../lock/lock-text';
import { calicoCluster, statefulSet } from '../support/declare';
import { temporaryFolder } from '../support/folder';
import { Repository } from './repository';

/*
 * Everything that can be wrong with a lock, and every command that reads one. Each has to name the file, the line, the
 * fact and the way out, and to leave the file as it is: no command but `fmt` mends anything, and `fmt` form alone.
 */

const REDIS = 'prod/shop/StatefulSet/redis';
const LINES = [
  `10.0.0.4..10.0.0.5 bound ${REDIS} 0..1`,
  `10.0.0.9 released prod/shop/Pod/old since=2026-11-02T00:00:00Z`,
];
const GOOD = leasesText(...LINES);
const AS_OF = '2026-11-03T00:00:00Z';

const declare = (app: App): void => {
  const pool = calicoCluster(app).subnet('pods', { cidr: '10.0.0.0/24' }).pool('db');
  statefulSet('redis', { pools: [pool], replicas: 2 });
};

afterEach(() => vi.unstubAllEnvs());

/** What the app says when it is run by a command. */
function runApp(file: string, request: StageRequest): Outcome {
  const stage = temporaryFolder();
  writeRequest(stage, { frozen: false, ...request });
  vi.stubEnv(STAGE_VARIABLE, stage);
  const app = new IpamApp({ lockFile: file, outdir: join(stage, 'dist') });
  declare(app);
  try {
    app.synth();
  } catch {
    // The reply has it.
  }
  const { problems = [], lock } = readReply(stage) ?? {};
  return lock === undefined ? { exitCode: 3, stderr: reportProblems(problems) } : { exitCode: 0 };
}

const COMMANDS: Readonly<Record<string, (file: string) => Outcome>> = {
  synth: (file) => runApp(file, {}),
  'lock move': (file) => runApp(file, { move: { owner: REDIS, isAll: true } }),
  'lock gc': (lock) => lockGc({ base: [], asOf: AS_OF, lock }),
  'lock release': (lock) => lockRelease([REDIS], { lock }),
  'lock verify': (lock) => lockVerify({ lock }),
  'lock show': (lock) => lockShow(undefined, { lock }),
  'lock fmt': (lock) => lockFmt({ lock }),
};
const ALL = Object.keys(COMMANDS);
const WITHOUT_FMT = ALL.filter((name) => name !== 'lock fmt');

interface Case {
  readonly name: string;
  readonly text: string | Buffer;
  readonly rule: string;
  /** Absent: it is not about one line. */
  readonly line?: number;
  readonly message: RegExp;
  readonly fix: RegExp;
  readonly commands: readonly string[];
}

const RESOLVE = /lock resolve --base <ref>/;
const FORM = /cdk8s-ipam lock fmt/;

const CASES: readonly Case[] = [
  {
    name: 'edited by hand',
    text: GOOD.replace('10.0.0.9', '10.0.0.09'),
    rule: 'IPAM236',
    line: 10,
    message: /cannot be read here: .*10\.0\.0\.09/,
    fix: /Undo the edit \(`git diff` shows it\)/,
    commands: ALL,
  },
  {
    name: 'with a remark that somebody has added',
    text: GOOD.replace('    leases:', '    # ours\n    leases:'),
    rule: 'IPAM235',
    line: 8,
    message: /"# ours" is not something that a lock has at this place; comments .* would be lost/,
    fix: /Undo the edit/,
    commands: ALL,
  },
  {
    name: 'cut off in a line',
    text: GOOD.slice(0, -12),
    rule: 'IPAM234',
    line: 10,
    message: /The last line, " {6}- 10\.0\.0\.9 released .*", has no newline: the file was cut off/,
    fix: /Restore the file from git/,
    commands: ALL,
  },
  {
    name: 'cut off after a heading of a section',
    text: GOOD.slice(0, GOOD.indexOf('      - ')),
    rule: 'IPAM234',
    line: 8,
    message: /The file ends with "leases:": it was cut off/,
    fix: /Restore the file from git/,
    commands: ALL,
  },
  {
    name: 'empty',
    text: '',
    rule: 'IPAM230',
    line: 1,
    message: /The file is empty, so it is not a lock/,
    fix: /Restore the file from git, or delete it if this App never had addresses/,
    commands: ALL,
  },
  {
    name: 'with conflict markers',
    text: GOOD.replace('      - 10.0.0.9', `<<<<<<< HEAD\n      - 10.0.0.9`).concat('=======\n>>>>>>> feature\n'),
    rule: 'IPAM232',
    line: 10,
    message: /has merge conflict markers, the first of them on this line/,
    fix: RESOLVE,
    commands: ALL,
  },
  {
    name: 'with CR LF',
    text: GOOD.replaceAll('\n', '\r\n'),
    rule: 'IPAM233',
    line: 1,
    message: /ends in CR LF.*core\.autocrlf/,
    fix: /lock fmt.*ipam\.lock\.yaml text eol=lf/,
    commands: WITHOUT_FMT,
  },
  {
    name: 'with a byte order mark',
    text: `\uFEFF${GOOD}`,
    rule: 'IPAM233',
    line: 1,
    message: /byte order mark/,
    fix: FORM,
    commands: WITHOUT_FMT,
  },
  {
    name: 'in another encoding',
    text: Buffer.from(GOOD.replace('prod/shop/Pod/old', 'prod/shop/Pod/\u00e4lt'), 'latin1'),
    rule: 'IPAM233',
    line: 10,
    message: /is not UTF-8 text/,
    fix: /Restore it from git/,
    commands: ALL,
  },
  {
    name: 'with a line twice',
    text: leasesText(...LINES, LINES[1]!),
    rule: 'IPAM238',
    line: 11,
    message: /10\.0\.0\.9 of prod\/shop\/Pod\/old overlaps the line .*: one address would stand in two lines/,
    fix: RESOLVE,
    commands: ALL,
  },
  {
    name: 'with runs that overlap',
    text: leasesText(LINES[0]!, `10.0.0.5 bound prod/shop/Pod/new`),
    rule: 'IPAM238',
    line: 10,
    message: /10\.0\.0\.5 of prod\/shop\/Pod\/new overlaps the line ".*": one address would have two owners/,
    fix: RESOLVE,
    commands: ALL,
  },
  {
    name: 'out of order',
    text: leasesText(...[...LINES].reverse()),
    rule: 'IPAM237',
    line: 10,
    message: /10\.0\.0\.4\.\.10\.0\.0\.5 stands after 10\.0\.0\.9/,
    fix: FORM,
    commands: WITHOUT_FMT,
  },
  {
    name: 'of a newer version',
    text: `# A head of its own.\n${GOOD.slice(GOOD.indexOf('version: ')).replace('version: 1', 'version: 2')}`,
    rule: 'IPAM231',
    line: 2,
    message: /The lock is of version 2; this program reads version 1, and would lose what it does not know/,
    fix: /Upgrade cdk8s-ipam .* never lower the number by hand/,
    commands: ALL,
  },
  {
    name: 'of another program',
    text: '{\n  "lockfileVersion": 3\n}\n',
    rule: 'IPAM230',
    line: 1,
    message: /"version: 1" is missing here \(the file has "\{"\), so this is not a lock/,
    fix: /Restore the file from git/,
    commands: ALL,
  },
  {
    name: 'of another app',
    text: GOOD.replaceAll('prod/', 'plant/'),
    rule: 'IPAM257',
    message: /holds addresses for the cluster plant alone, and this app declares prod/,
    fix: /Name the right file/,
    commands: ['synth', 'lock move'],
  },
  {
    name: 'with a date after the instant of gc',
    text: GOOD.replace('2026-11-02', '2036-11-02'),
    rule: 'IPAM260',
    line: 10,
    message: /"10\.0\.0\.9 released .*" has a date after 2026-11-03T00:00:00Z, so one of the two clocks was wrong/,
    fix: /with the right --as-of; .* add --restamp/,
    commands: ['lock gc'],
  },
  {
    name: 'whose held lines are to be released',
    text: GOOD,
    rule: 'IPAM261',
    message: /is not retained but bound/,
    fix: /Scale the workload down/,
    commands: ['lock release'],
  },
];

describe('a lock', () => {
  for (const { name, text, commands, ...wanted } of CASES)
    it(`${name} is refused with line and way out, and stays as it is: ${commands.join(', ')}`, () => {
      const file = join(temporaryFolder(), 'ipam.lock.yaml');
      writeFileSync(file, text);
      for (const command of commands) {
        const { exitCode, stdout = '', stderr = '' } = COMMANDS[command]!(file);
        expect(exitCode, command).toBe(3);
        expect(stdout, command).toBe('');
        expectOneProblem(stderr, { ...wanted, file });
        expect(readFileSync(file), command).toEqual(Buffer.from(text));
      }
    });

  it('is not touched by a move that names nothing', () => {
    const file = join(temporaryFolder(), 'ipam.lock.yaml');
    writeFileSync(file, GOOD);
    const moves: [owner: string, to: string | undefined, rule: string, message: RegExp][] = [
      ['prod/shop/StatefulSet/nobody', undefined, 'IPAM220', /No workload prod\/shop\/StatefulSet\/nobody is declared/],
      ['prod/shop/Pod/old', undefined, 'IPAM220', /No workload prod\/shop\/Pod\/old is declared/],
      [REDIS, undefined, 'IPAM221', /Every address of .* is admissible; nothing moves/],
      [REDIS, 'prod/pods/nowhere', 'IPAM222', /prod\/pods\/nowhere is neither an address nor a pool of/],
      [REDIS, '10.0.0.7', 'IPAM222', /has several identities/],
    ];
    for (const [owner, to, rule, message] of moves) {
      const move = { owner, isAll: false, ...(to !== undefined && { to }) };
      const { stderr = '' } = runApp(file, { move });
      expectOneProblem(stderr, { rule, message, fix: /\S/ });
      expect(readFileSync(file, 'utf8')).toBe(GOOD);
    }
  });

  it('cut off after a whole line is good by itself: only a comparison with the base shows what is missing', async () => {
    const shop = new Repository({ 'ipam.lock.yaml': GOOD });
    shop.commit('deployed');
    const cut = GOOD.slice(0, GOOD.lastIndexOf('      - '));
    shop.write('ipam.lock.yaml', cut);
    expect(await shop.run('lock', 'verify')).toMatchObject({ code: 0 });
    const { code, stdout } = await shop.run('check', '--base', 'main', '--as-of', '2026-11-02T12:00:00Z');
    expect(code).toBe(3);
    expect(stdout).toMatch(/^ipam\.lock\.yaml\n {2}error IPAM24\d \S+ prod\/shop\/Pod\/old$/m);
    expect(stdout).toContain('10.0.0.9 prod/shop/Pod/old (released)');
    expect(shop.read('ipam.lock.yaml')).toBe(cut);
  });

  it('is mended by fmt where its form alone is spoilt, and then says what it said', () => {
    const file = join(temporaryFolder(), 'ipam.lock.yaml');
    for (const text of [GOOD.replaceAll('\n', '\r\n'), `\uFEFF${GOOD}`, leasesText(...[...LINES].reverse())]) {
      writeFileSync(file, text);
      expect(lockFmt({ lock: file })).toMatchObject({ exitCode: 0 });
      expect(readFileSync(file, 'utf8')).toBe(GOOD);
    }
  });
});

type Wanted = Pick<Case, 'rule' | 'line' | 'message' | 'fix'> & { readonly file?: string };

/** The report begins with the problem that is wanted, and has no other of another kind. */
function expectOneProblem(report: string, { rule, line, message, fix, file }: Wanted): void {
  const heads = report.split('\n').filter((text) => text.startsWith('error '));
  expect(new Set(heads.map((head) => head.split(' ')[1]))).toEqual(new Set([rule]));
  if (line !== undefined) expect(heads[0]).toContain(`${file}:${line}`);
  expect(report).toMatch(message);
  expect(report.split('\n').find((text) => text.startsWith('  fix: '))).toMatch(fix);
}
