import type { Problem, RuleId } from '../model/problem';
import { describeFault, type Fault } from '../net/parsed';

/** The rules that a lock text can break. */
const LOCK_RULES = {
  notALock: 'IPAM230',
  newerVersion: 'IPAM231',
  conflictMarkers: 'IPAM232',
  foreignBytes: 'IPAM233',
  truncated: 'IPAM234',
  unknownLine: 'IPAM235',
  malformedLine: 'IPAM236',
  unsorted: 'IPAM237',
  overlap: 'IPAM238',
  notCanonical: 'IPAM239',
} as const satisfies Record<string, RuleId>;

export type LockRule = keyof typeof LOCK_RULES;

/** How to get a good lock back, when a merge or an edit has spoilt it. */
const RESOLVE =
  'Run `cdk8s-ipam lock resolve --base <ref>` (it takes the lock of that ref whole and allocates again), or take the base branch’s file yourself and run `cdk8s-ipam synth`.';
const FORMAT = 'Run `cdk8s-ipam lock fmt`, which brings the file into its only form without changing what it says.';
const UNDO = `Undo the edit (\`git diff\` shows it); the file is changed with \`cdk8s-ipam lock\` only. Or: ${RESOLVE}`;

const FIXES: Readonly<Record<LockRule, string>> = {
  notALock: `Restore the file from git, or delete it if this App never had addresses. ${RESOLVE}`,
  newerVersion: 'Upgrade cdk8s-ipam to the version that the rest of the team runs; never lower the number by hand.',
  conflictMarkers: RESOLVE,
  foreignBytes: `${FORMAT} Then put \`ipam.lock.yaml text eol=lf\` into .gitattributes.`,
  truncated: `Restore the file from git. ${RESOLVE}`,
  unknownLine: UNDO,
  malformedLine: UNDO,
  unsorted: FORMAT,
  overlap: RESOLVE,
  notCanonical: FORMAT,
};

const OF_FORM: readonly RuleId[] = [LOCK_RULES.unsorted, LOCK_RULES.notCanonical];

/** More faults than this in one file say nothing new. */
const MOST_FAULTS = 20;

/** Collects what is wrong with one lock text, in the order of its lines. */
export class Faults {
  private readonly list: Problem[] = [];

  constructor(
    private readonly file: string,
    private readonly most: number = MOST_FAULTS,
  ) {}

  get problems(): readonly Problem[] {
    return this.list;
  }

  /** Whether every fault is one of form: the lines can be understood, and no two of them contradict each other. */
  get areOfFormOnly(): boolean {
    return this.list.every(({ rule }) => OF_FORM.includes(rule));
  }

  get areTooMany(): boolean {
    return this.list.length >= this.most;
  }

  add(rule: LockRule, line: number, message: string): void {
    const where = { file: this.file, line };
    this.list.push({ rule: LOCK_RULES[rule], severity: 'error', where, message, fix: FIXES[rule] });
  }

  addMalformed(line: number, text: string, fault: Fault): void {
    const quoted = fault.text === text ? '' : ` in "${text}"`;
    this.add('malformedLine', line, `The lock cannot be read here: ${describeFault(fault)}${quoted}.`);
  }
}
