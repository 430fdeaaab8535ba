import { readdirSync } from 'node:fs';
import { type ApiObject, Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import * as ours from '../../imports/cdk8s-ipam.dev';
import * as storage from '../../imports/crd.projectcalico.org';
import * as kubeOvn from '../../imports/kubeovn.io';
import * as calico from '../../imports/projectcalico.org';
import { type Schema, schemaOf } from '../support/crd-schema';
import { fieldsIn, fieldsOf } from './field-paths';
import { Populated } from './populated';

type Imported = (new (
  scope: Construct,
  id: string,
  props: never,
) => ApiObject) & {
  readonly GVK: { readonly apiVersion: string; readonly kind: string };
  readonly manifest: (props: never) => Record<string, unknown>;
};

interface Import {
  readonly name: string;
  readonly file: string;
  readonly of: Imported;
  /** Oldest first; the class is made from the last. */
  readonly crds: readonly string[];
}

const importsOf = (file: string, module: object, crds: readonly string[]): readonly Import[] =>
  Object.entries(module)
    .filter(([, value]) => typeof value === 'function' && 'GVK' in value)
    .map(([name, value]) => ({ name, file: `imports/${file}.ts`, of: value as Imported, crds }));

const foldersOf = (project: string): readonly string[] =>
  readdirSync(`imports/crds/${project}`).map((version) => `imports/crds/${project}/${version}`);

const IMPORTS: readonly Import[] = [
  ...importsOf('projectcalico.org', calico, foldersOf('calico')),
  ...importsOf('crd.projectcalico.org', storage, foldersOf('calico')),
  ...importsOf('kubeovn.io', kubeOvn, foldersOf('kube-ovn')),
  ...importsOf('cdk8s-ipam.dev', ours, ['imports/crds/cdk8s-ipam']),
];

/** What an object with every property of its class renders, through the construct or as a plain manifest. */
const propsOf = ({ file, name }: Import): never => new Populated(file).valueOf(`${name}Props`) as never;
const rendered = (each: Import): Record<string, unknown> =>
  new each.of(Testing.chart(), 'it', propsOf(each)).toJson() as Record<string, unknown>;

const specOf = (each: Import, folder: string): Schema | undefined => schemaOf(each.of.GVK, folder)?.properties?.spec;
const renderedIn = (each: Import, folder: string): readonly string[] =>
  fieldsOf(rendered(each).spec, specOf(each, folder));

/** Fields that only a later version has: an object with one of them is refused, or loses it, on the earlier. */
const NOT_YET: Readonly<Record<string, readonly string[]>> = {
  'calico/v3.31 crd.projectcalico.org/v1 IPAMConfig': ['/ipCooldownSeconds', '/kubeVirtVMAddressPersistence'],
  'calico/v3.32 crd.projectcalico.org/v1 IPAMConfig': ['/ipCooldownSeconds'],
  'calico/v3.32 projectcalico.org/v3 IPAMConfiguration': ['/ipCooldownSeconds'],
};
/** Fields that the newest version has no more: only plain ApiObjects can write them. */
const NO_MORE: Readonly<Record<string, readonly string[]>> = {};

describe('an imported class with all of its properties renders', () => {
  test('at all', () => {
    expect(IMPORTS.map(({ of: { GVK } }) => `${GVK.apiVersion} ${GVK.kind}`)).toHaveLength(16);
  });

  describe.each(IMPORTS.map((each) => [`${each.of.GVK.apiVersion} ${each.of.GVK.kind}`, each] as const))(
    '%s',
    (_, each) => {
      const newest = each.crds.at(-1)!;

      test('every field of the CRD that it was made from, under its name and at its place, and no other', () => {
        expect([...renderedIn(each, newest)].sort()).toEqual([...fieldsIn(specOf(each, newest)!)].sort());
        expect(Object.keys(rendered(each)).sort()).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
      });

      test('the same as a plain manifest', () => {
        expect(each.of.manifest(propsOf(each)).spec).toEqual(rendered(each).spec);
      });

      test.each(each.crds.slice(0, -1).filter((folder) => specOf(each, folder) !== undefined))(
        'for %s only what is known to differ',
        (folder) => {
          const key = `${folder.replace('imports/crds/', '')} ${each.of.GVK.apiVersion} ${each.of.GVK.kind}`;
          const [mine, theirs] = [new Set(renderedIn(each, folder)), new Set(fieldsIn(specOf(each, folder)!))];
          expect({ key, fields: [...mine].filter((field) => !theirs.has(field)) }).toEqual({
            key,
            fields: NOT_YET[key] ?? [],
          });
          expect({ key, fields: [...theirs].filter((field) => !mine.has(field)) }).toEqual({
            key,
            fields: NO_MORE[key] ?? [],
          });
        },
      );
    },
  );
});
