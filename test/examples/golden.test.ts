import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { Ipam } from '../../src/index';
import { EXAMPLES, synthExample } from '../support/examples';
import { filesBelow, temporaryFolder } from '../support/folder';

describe.each(EXAMPLES)('the example $name', (example) => {
  const committedLock = () => readFileSync(join(example.home, 'ipam.lock.yaml'), 'utf8');
  const committedDist = () => filesBelow(join(example.home, 'dist'));

  it('synthesizes to what is committed', () => {
    const folder = temporaryFolder();
    synthExample(example, folder);
    expect(filesBelow(join(folder, 'dist'))).toEqual(committedDist());
    expect(readFileSync(join(folder, 'ipam.lock.yaml'), 'utf8')).toBe(committedLock());
  });

  it('decides the same addresses when its lock is lost, and forgets only who is gone', () => {
    const folder = temporaryFolder();
    synthExample(example, folder, { fromCommittedLock: false });
    const remembered = committedLock()
      .split('\n')
      .filter((line) => !/ (retained|released) /.test(line));
    expect(readFileSync(join(folder, 'ipam.lock.yaml'), 'utf8')).toBe(remembered.join('\n'));
  });

  it('changes no byte the second time', () => {
    const folder = temporaryFolder();
    synthExample(example, folder, { fromCommittedLock: false });
    const first = filesBelow(folder);
    synthExample(example, folder);
    expect(filesBelow(folder)).toEqual(first);
  });

  it('says the same through synthYaml, through Testing.synth and in a plain App with the lock', () => {
    const app = new App({ outdir: temporaryFolder() });
    Ipam.of(app).useLock(committedLock());
    example.declare(app);
    const written = Object.values(committedDist()).flatMap(documentsOf);
    expect(inOrder(documentsOf(app.synthYaml()))).toEqual(inOrder(written));
    expect(inOrder(app.charts.flatMap((chart) => Testing.synth(chart)))).toEqual(inOrder(written));
  });

  it('has a sync wave on every object that it makes, but those of Flux', () => {
    const ours = Object.values(committedDist())
      .flatMap(documentsOf)
      .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/managed-by'] === 'cdk8s-ipam')
      .filter(({ kind }) => kind !== 'Kustomization');
    expect(ours.length).toBeGreaterThan(0);
    for (const { kind, metadata } of ours) {
      expect(metadata.annotations?.['argocd.argoproj.io/sync-wave'], `${kind} ${metadata.name}`).toMatch(/^-?\d+$/);
    }
  });
});

interface Manifest {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
}

const documentsOf = (text: string): Manifest[] =>
  parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as Manifest);

const inOrder = (objects: readonly unknown[]): string[] => objects.map((object) => JSON.stringify(object)).sort();
