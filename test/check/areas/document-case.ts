import { describe, expect, test } from 'vitest';
import { type ForeignObject, objectOf } from '../../../src/check/foreign-object';
import { readForeignDocuments } from '../../../src/check/foreign-yaml';
import { lintObjects } from '../../../src/check/lint';
import type { LintTarget } from '../../../src/check/lint-target';
import type { Rule } from '../../../src/check/rule';
import type { Problem } from '../../../src/model/problem';
import type { CalicoConfig } from '../../../src/model/snapshot';
import { versionOf } from '../../../src/model/version';
import { crdViolations, type KubernetesObject } from '../../support/crd-schema';

/** A rule on objects that others wrote, with YAML in which it finds something, and YAML, as near as can be, in which not. */
export interface DocumentCase {
  readonly rule: Rule;
  /** Absent: nothing is known of the cluster. */
  readonly target?: Target;
  /** Objects that are in the cluster already, for both. */
  readonly known?: string;
  /** The state before, for both. */
  readonly before?: string;
  readonly refused: string;
  /** A part of the message. */
  readonly says: string;
  readonly accepted: string;
  /**
   * Folders of imports/crds (`calico/v3.33`) whose schema or CEL carries the rule: an API server that has them refuses the
   * last object of `refused`, over that of `before` where there is one, and takes all of `accepted`.
   */
  readonly server?: readonly string[];
}

/** What is known of a cluster, as text. */
export interface Target {
  readonly calico?: string;
  readonly api?: CalicoConfig['api'];
  readonly windowsNodes?: boolean;
  readonly kubeOvn?: string;
  /** Version of tke-eni-ipamd. */
  readonly tke?: string;
}

export const targetFrom = ({ calico, api, windowsNodes, kubeOvn, tke }: Target = {}): LintTarget => ({
  ...(calico || api || windowsNodes !== undefined
    ? {
        calico: {
          ...(calico === undefined ? {} : { version: versionOf(calico) }),
          ...(api === undefined ? {} : { api }),
          ...(windowsNodes === undefined ? {} : { windowsNodes }),
        },
      }
    : {}),
  ...(kubeOvn === undefined ? {} : { kubeOvn: { version: versionOf(kubeOvn) } }),
  ...(tke === undefined ? {} : { tke: { ipamd: versionOf(tke), staticIp: true } }),
});

/** The objects of a YAML text. */
export const objectsIn = (text: string): readonly ForeignObject[] =>
  readForeignDocuments(text, 'x.yaml').flatMap((document) => objectOf(document) ?? []);

/** Each rule and version of the cases in one test. */
export function testDocumentRules(area: string, cases: readonly DocumentCase[]): void {
  describe(area, () => {
    test.each(cases.map((one) => [`${one.rule.id} ${one.rule.name}: ${one.says}`, one] as const))('%s', (_, one) => {
      const { rule, says } = one;
      const problems = found(one, one.refused);
      expect(problems.map(({ message }) => message).join('\n')).toContain(says);
      for (const problem of problems) {
        expect(problem).toMatchObject({ rule: rule.id, fix: rule.fix });
        expect(problem.message).toMatch(/\.$/);
        expect(problem.where).toMatchObject({ file: 'x.yaml', line: expect.any(Number), identity: expect.any(String) });
      }
      expect(found(one, one.accepted)).toEqual([]);
    });

    const carried = cases.flatMap((one) =>
      one.before === undefined ? (one.server ?? []).map((crds) => [one.rule.id, one.says, crds, one] as const) : [],
    );
    test.each(carried)('%s (%s) is in the schema of %s too', (_, _says, crds, one) => {
      const folder = `imports/crds/${crds}`;
      const violations = (text: string) =>
        objectsIn(text).map(({ value }) => crdViolations(value as unknown as KubernetesObject, folder));
      expect(violations(one.refused).at(-1)).not.toEqual([]);
      expect(violations(one.accepted).flat()).toEqual([]);
    });
  });
}

function found({ rule, target, known = '', before = '' }: DocumentCase, text: string): readonly Problem[] {
  const request = { target: targetFrom(target), known: () => objectsIn(known), before: objectsIn(before) };
  return lintObjects(objectsIn(text), request, [rule]);
}
