import { type App, Testing } from 'cdk8s';
import { Ipam } from '../../../src/collect/ipam';
import { outputPath } from '../../../src/declare/output-path';
import { printLock } from '../../../src/lock/format';
import { collectGarbage } from '../../../src/lock/gc';
import { parseLock } from '../../../src/lock/parse';
import { releaseLines } from '../../../src/lock/release';
import { parseReleaseTarget } from '../../../src/lock/release-target';
import { instantOf } from '../../../src/model/instant';
import type { Lock } from '../../../src/model/lock';
import { isError } from '../../../src/model/problem';
import { yamlText } from '../../../src/render/yaml-text';

export const LOCK = 'ipam.lock.yaml';

export type Declare = (app: App) => void;

/** One state of a repository: what is declared, and the lock that it was synthesized against. */
export interface State {
  /** Everything that is committed: lock, manifests, and an app that says what the real one would say. */
  readonly files: Readonly<Record<string, string>>;
  readonly declare: Declare;
  readonly lock: string;
}

/** Synthesizes against a lock. An app with errors keeps the manifests that there were. */
export function synthesized(declare: Declare, lock?: string, before?: State): State {
  const app = Testing.app();
  declare(app);
  const ipam = Ipam.of(app);
  if (lock !== undefined) ipam.useLock(lock);
  const problems = ipam.problems();
  const text = ipam.lockText() ?? lock ?? '';
  const manifests = problems.some(isError) ? manifestsOf(before) : rendered(app);
  const reply = {
    problems,
    lock: { path: LOCK, before: lock, text },
    renames: ipam.renames(),
    places: ipam.places(),
    clusters: ipam.clusters(),
  };
  return { declare, lock: text, files: { [LOCK]: text, ...manifests, 'reply.json': JSON.stringify(reply) } };
}

/** The same declarations after an edit of the lock. */
export const edited = (state: State, edit: (lock: Lock) => Lock): State =>
  synthesized(state.declare, printLock(edit(parsed(state.lock))), state);

/** `lock gc`, so many hours after the beginning of November. */
export const gcAt =
  (hours: number) =>
  (lock: Lock): Lock =>
    collectGarbage(lock, instantOf(NOVEMBER + hours * 3600)).lock;

const NOVEMBER = Date.parse('2026-11-01T00:00:00Z') / 1000;

/** `lock release`. */
export const releaseOf =
  (text: string) =>
  (lock: Lock): Lock => {
    const target = parseReleaseTarget(text);
    const release = target.ok ? releaseLines(lock, target.value) : undefined;
    if (!release?.ok) throw new Error(`${text} cannot be released`);
    return release.lock;
  };

/** `lock move`. */
export function movedIn(declare: Declare, owner: string, before: State): State {
  const app = Testing.app();
  declare(app);
  const ipam = Ipam.of(app);
  ipam.useLock(before.lock);
  ipam.move({ owner: owner as never, isAll: false });
  return synthesized(declare, ipam.lockText(), before);
}

function parsed(text: string): Lock {
  const lock = parseLock(text, LOCK);
  if (!lock.ok) throw new Error(`not a lock:\n${text}`);
  return lock.lock;
}

const rendered = (app: App): Readonly<Record<string, string>> =>
  Object.fromEntries(
    app.charts.map((chart) => [
      `dist/${outputPath(chart, { layout: 'argo', extension: '.k8s.yaml' })}`,
      yamlText(chart.toJson()),
    ]),
  );

const manifestsOf = (state: State | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(state?.files ?? {}).filter(([path]) => path.startsWith('dist/')));
