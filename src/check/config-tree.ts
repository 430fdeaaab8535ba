import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { ConfigEntry, ConfigNode } from '../backends/ip-masq-agent/config-node';
import type { Position } from '../model/position';
import { compareText, sortedBy } from '../net/compare';

/** In which syntax a text was written: they differ in numbers, and in which key comes last. */
export type Syntax = 'json' | 'yaml';

/** A key that a later one sets aside. */
export interface Repeated {
  readonly name: string;
  readonly at: Position;
}

/** How deep aliases and lists may lie in each other; a configuration has two levels. */
const DEEPEST = 50;

/**
 * A YAML document as Go programs get it that make JSON of it first. Keys are sorted on the way, so that of two spellings
 * of one key that in lower case comes last, wherever it stands; in JSON the order stays.
 */
export class ConfigTree {
  /** The first thing for which no JSON can be made of it. */
  fault: { readonly at: Position; readonly message: string } | undefined;

  /** Keys of one mapping that stand there again, letter for letter: of YAML only the last one counts. */
  readonly repeated: Repeated[] = [];

  constructor(
    private readonly document: Document.Parsed,
    private readonly syntax: Syntax,
    private readonly placeAt: (offset: number) => Position,
  ) {}

  root(): ConfigNode {
    return this.nodeOf(this.document.contents, 0);
  }

  private nodeOf(node: Node | null, depth: number): ConfigNode {
    const at = this.placeOf(node);
    if (depth > DEEPEST) return this.refuse(at, 'It is nested too deeply.');
    if (isAlias(node)) {
      const target = node.resolve(this.document);
      return target === undefined
        ? this.refuse(at, `Nothing is called ${node.source}.`)
        : this.nodeOf(target, depth + 1);
    }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => this.nodeOf(item as Node | null, depth + 1)), at };
    if (isMap(node)) return { kind: 'object', entries: this.entriesOf(node, depth), at };
    return isScalar(node) ? this.scalarOf(node, at) : { kind: 'null', value: null, at };
  }

  private entriesOf(map: YAMLMap, depth: number): readonly ConfigEntry[] {
    const own: ConfigEntry[] = [];
    const merged: ConfigEntry[] = [];
    for (const { key, value } of map.items) {
      const node = value as Node | null;
      if (this.isMerge(key)) merged.push(...this.mergedOf(node, depth));
      else own.push({ name: this.nameOf(key), at: this.placeOf(key), value: this.nodeOf(node, depth + 1) });
    }
    if (this.syntax === 'json') return own;
    const last = new Map(own.map(({ name }, i) => [name, i]));
    this.repeated.push(...own.filter(({ name }, i) => last.get(name) !== i));
    return sortedAsJson([...merged.reverse(), ...own]);
  }

  private mergedOf(node: Node | null, depth: number): readonly ConfigEntry[] {
    const merged = this.nodeOf(node, depth + 1);
    const maps = merged.kind === 'list' ? merged.items : [merged];
    return maps.flatMap((map) => {
      if (map.kind !== 'object') this.refuse(map.at, 'Only mappings can be merged into a mapping.');
      return map.kind === 'object' ? map.entries : [];
    });
  }

  private isMerge(key: unknown): boolean {
    return this.syntax === 'yaml' && isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol');
  }

  private nameOf(key: unknown): string {
    const isName = isScalar(key) && key.value !== null && typeof key.value !== 'object';
    if (!isName) this.refuse(this.placeOf(key), 'A key is no text.');
    return isName ? String(key.value) : '';
  }

  private scalarOf(scalar: Scalar, at: Position): ConfigNode {
    const { value } = scalar;
    if (value === null) return { kind: 'null', value, at };
    if (typeof value === 'boolean') return { kind: 'boolean', value, at };
    if (typeof value === 'number' && !isSexagesimal(scalar)) {
      if (!Number.isFinite(value)) this.refuse(at, 'JSON has no such number.');
      return { kind: this.isWhole(scalar) ? 'integer' : 'number', value, at };
    }
    return { kind: 'string', value: typeof value === 'string' ? value : (scalar.source ?? ''), at };
  }

  /** In JSON 70.0 is no whole number for Go; out of YAML it comes as 70. */
  private isWhole({ value, source = '' }: Scalar): boolean {
    return Number.isSafeInteger(value) && (this.syntax === 'yaml' || /^-?\d+$/.test(source));
  }

  private placeOf(node: unknown): Position {
    return this.placeAt((node as Node | null)?.range?.[0] ?? 0);
  }

  private refuse(at: Position, message: string): ConfigNode {
    this.fault ??= { at, message };
    return { kind: 'null', value: null, at };
  }
}

/** YAML 1.1 knows numbers with the base 60; the agent's library takes them for text. */
const isSexagesimal = ({ source = '' }: Scalar): boolean => source.includes(':');

/** One entry for each name, the last, in the order of the names. */
function sortedAsJson(entries: readonly ConfigEntry[]): readonly ConfigEntry[] {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return sortedBy(byName.values(), (a, b) => compareText(a.name, b.name));
}
