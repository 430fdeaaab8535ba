import type { Problem } from '../model/problem';
import { targetOfObject } from './calico-object';
import { RULES } from './catalogue';
import { mayLieIn } from './extent';
import { type Flaw, problemOf } from './flaw';
import type { ForeignDocument } from './foreign-document';
import { type ForeignObject, objectOf } from './foreign-object';
import { type LintContext, type LintRequest, lintContext } from './lint-context';
import type { Rule } from './rule';

/** What is wrong with YAML that others wrote, all of it for one cluster. What is no Kubernetes object is passed over. */
export const lintDocuments = (documents: readonly ForeignDocument[], request: LintRequest = {}): readonly Problem[] =>
  lintObjects(
    documents.flatMap((document) => objectOf(document) ?? []),
    request,
  );

/** What the rules of all areas find in objects of one cluster, rule by rule, each in the order of the objects. */
export function lintObjects(
  objects: readonly ForeignObject[],
  request: LintRequest = {},
  rules: readonly Rule[] = RULES,
): readonly Problem[] {
  const context = lintContext(request);
  return rules.flatMap((rule) => problemsOf(rule, objects, context));
}

function problemsOf(rule: Rule, objects: readonly ForeignObject[], context: LintContext): readonly Problem[] {
  try {
    return flawsOf(rule, objects, context).flatMap((flaw) => {
      const target = targetOfObject(flaw.object, context.target);
      return mayLieIn(flaw.extent, target) ? problemOf(flaw, rule, target) : [];
    });
  } catch (failure) {
    const message = `The rule ${rule.name} failed on these manifests: ${(failure as Error).message}.`;
    return [{ rule: rule.id, severity: 'error', where: {}, message, fix: 'Report this as a defect of cdk8s-ipam.' }];
  }
}

function flawsOf(
  { lint, lintTogether }: Rule,
  objects: readonly ForeignObject[],
  context: LintContext,
): readonly Flaw[] {
  const alone = lint === undefined ? [] : objects.flatMap((object) => lint(object, context));
  return lintTogether === undefined ? alone : [...alone, ...lintTogether(objects, context)];
}
