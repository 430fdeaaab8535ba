import type { CelEnvironment, CelLibrary, CelProgram } from './cel-library';
import { celValueOf } from './cel-values';
import type { CheckObject, CheckView } from './check-view';
import { type CelRule, type CustomFinding, type FunctionRule, OVER, type Over } from './custom-rule';
import { kubernetesCel } from './kubernetes-cel';

/** A rule in CEL as functions, or the first expression that cannot be read. */
export type CompiledRule =
  | { readonly ok: true; readonly functions: Pick<FunctionRule, 'check' | 'lint'> }
  | { readonly ok: false; readonly key: 'when' | 'holds' | 'message'; readonly why: string };

export function compileCelRule(rule: CelRule, library: CelLibrary): CompiledRule {
  const environment = environmentFor(rule.over, library);
  const programs: Partial<Record<'when' | 'holds' | 'message', CelProgram>> = {};
  for (const key of ['when', 'holds', 'message'] as const) {
    const text = rule[key];
    if (text === undefined) continue;
    const compiled = compile(text, environment, key === 'message' ? 'string' : 'bool');
    if (!compiled.ok) return { ok: false, key, why: compiled.why };
    programs[key] = compiled.program;
  }
  return { ok: true, functions: functionsOf(rule, programs as Programs) };
}

interface Programs {
  readonly when?: CelProgram;
  readonly holds: CelProgram;
  readonly message?: CelProgram;
}

/** The item is called as its list without the `s`. */
const itemName = (over: Over): string => over.slice(0, -1);

function environmentFor(over: Over, library: CelLibrary): CelEnvironment {
  const environment = kubernetesCel(library, { unlistedVariablesAreDyn: false });
  for (const list of OVER) environment.registerVariable(list, 'list<dyn>');
  return environment.registerVariable(itemName(over), 'dyn');
}

type Compiled = { readonly ok: true; readonly program: CelProgram } | { readonly ok: false; readonly why: string };

function compile(text: string, environment: CelEnvironment, wanted: 'bool' | 'string'): Compiled {
  try {
    const program = environment.parse(text);
    const { valid, error, type = 'dyn' } = program.check();
    if (!valid) return { ok: false, why: error?.message ?? 'it has no meaning' };
    const fits = type === wanted || type.startsWith('dyn');
    return fits
      ? { ok: true, program }
      : { ok: false, why: `it gives a value of type ${type}, where ${wanted} is wanted` };
  } catch (failure) {
    return { ok: false, why: (failure as Error).message };
  }
}

function functionsOf(rule: CelRule, programs: Programs): Pick<FunctionRule, 'check' | 'lint'> {
  if (rule.over === 'objects')
    return { lint: (object, view) => judge(rule, programs, variablesOf(rule, { item: object, view })) };
  const { over } = rule;
  return { check: (view) => view[over].flatMap((item) => judgeItem(rule, programs, { item, view })) };
}

function judgeItem(rule: CelRule, programs: Programs, subject: Subject<PlacedItem>): readonly CustomFinding[] {
  const { where } = subject.item;
  try {
    return judge(rule, programs, variablesOf(rule, subject)).map((found) => ({ ...found, where }));
  } catch (failure) {
    throw new Error(
      `${(failure as Error).message.split('\n')[0]} (at ${where.identity ?? where.path ?? 'a place unknown'})`,
    );
  }
}

type PlacedItem = CheckView[Over][number];

interface Subject<T extends object = object> {
  readonly item: T;
  readonly view: CheckView;
}

/** Lists are made only for expressions that name them. */
function variablesOf(
  { over, when = '', holds, message = '' }: CelRule,
  { item, view }: Subject,
): Readonly<Record<string, unknown>> {
  const texts = `${when} ${holds} ${message}`;
  const lists = OVER.filter((list) => texts.includes(list)).map((list) => [list, valuesOf(view, list)] as const);
  return { ...Object.fromEntries(lists), [itemName(over)]: itemValueOf(over, item) };
}

/** For each list of a view its items as CEL sees them. */
const VALUES = new WeakMap<readonly object[], readonly unknown[]>();

function valuesOf(view: CheckView, list: Over): readonly unknown[] {
  const items: readonly object[] = view[list];
  const known = VALUES.get(items);
  if (known !== undefined) return known;
  const values = items.map((item) => itemValueOf(list, item));
  VALUES.set(items, values);
  return values;
}

/** An object is what Kubernetes would be given. Where an item stands is for reports. */
function itemValueOf(list: Over, item: object): unknown {
  if (list === 'objects') return celValueOf((item as CheckObject).value);
  const { where: _, ...facts } = item as PlacedItem;
  return celValueOf(facts);
}

function judge(
  { id, title }: CelRule,
  { when, holds, message }: Programs,
  variables: Readonly<Record<string, unknown>>,
): readonly CustomFinding[] {
  if (when !== undefined && !truth(when(variables), `when of ${id}`)) return [];
  if (truth(holds(variables), `holds of ${id}`)) return [];
  const text = message === undefined ? `Here is ${title}.` : message(variables);
  if (typeof text !== 'string') throw new Error(`message of ${id} gives no text`);
  return [{ message: text }];
}

function truth(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw new Error(`${what} gives neither true nor false`);
  return value;
}
