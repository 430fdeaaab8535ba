import type { MasqDialect } from '../../model/masq-agent';
import { type Position, TEXT_START } from '../../model/position';
import type { ConfigEntry, ConfigNode } from './config-node';
import { CIDR_LIMIT, type DialectKey, keysOf, type MasqAgentBuild, type MasqOption } from './dialect';
import { readGoCidr } from './go-cidr';
import { readGoDuration } from './go-duration';

/** What an agent goes by. */
export interface MasqFile {
  /** As written. */
  readonly nonMasqueradeCidrs: readonly string[];
  readonly sourceCidrs: readonly string[];
  readonly cidrLimit: number;
  readonly masqLinkLocal: boolean;
  readonly masqLinkLocalIpv6: boolean;
  /** Seconds, also fractions and below 0. */
  readonly resyncInterval: number;
}

/** What an agent makes of a text. */
export interface MasqReading {
  /** Undefined where it refuses the text: then it goes on with what it had, or ends. */
  readonly config: MasqFile | undefined;
  /** Why it refuses the text. */
  readonly faults: readonly MasqFault[];
  /** In the order in which it reads them. */
  readonly keys: readonly ReadKey[];
  /** Items without a value, in a list of texts. */
  readonly emptyItems: readonly Position[];
}

export interface MasqFault {
  /** `limit`: too many destinations; `ipv6`: IPv6 without --enable-ipv6. */
  readonly kind: 'limit' | 'ipv6' | 'other';
  readonly at: Position;
  /** A whole sentence. */
  readonly message: string;
}

export interface ReadKey {
  readonly name: string;
  readonly at: Position;
  /** Undefined where the agent drops it. */
  readonly known: DialectKey | undefined;
}

/** Which agent reads. */
export interface MasqReader extends MasqAgentBuild {
  /** Whether it was started with --enable-ipv6. */
  readonly enableIpv6?: boolean;
}

const RFC_1918 = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** What an agent goes by where it finds no file. */
export const WITHOUT_FILE: MasqFile = {
  nonMasqueradeCidrs: RFC_1918,
  sourceCidrs: [],
  cidrLimit: CIDR_LIMIT,
  masqLinkLocal: false,
  masqLinkLocalIpv6: false,
  resyncInterval: 60,
};

/**
 * What an agent makes of its file, as the Go program does: it decodes into the defaults, key by key in their order,
 * whatever the case of their letters; what it does not know it drops; then it looks at the CIDRs. Tencent's build is not
 * open: it is read like the upstream agent, whose fork it is, with source CIDRs besides, which count for no limit.
 */
export function parseMasqConfig(root: ConfigNode, reader: MasqReader): MasqReading {
  const run = new Decoder(reader);
  run.decode(root);
  run.validate();
  const { faults, keys, emptyItems } = run;
  return { config: faults.length === 0 ? run.config : undefined, faults, keys, emptyItems };
}

/** Azure's agent has defaults only where there is no file. */
const defaultsOf = (dialect: MasqDialect): MasqFile =>
  dialect === 'azure' ? { ...WITHOUT_FILE, nonMasqueradeCidrs: [] } : WITHOUT_FILE;

type ListOption = 'nonMasqueradeCidrs' | 'sourceCidrs';

interface ReadItem {
  readonly text: string;
  readonly at: Position;
}

class Decoder {
  readonly faults: MasqFault[] = [];
  readonly keys: ReadKey[] = [];
  readonly emptyItems: Position[] = [];
  config: MasqFile;
  private readonly options: readonly DialectKey[];
  private readonly lists = new Map<MasqOption, readonly ReadItem[]>();
  /** What stands in the memory of a list, also behind its end: Go decodes into it. */
  private readonly memory: Record<ListOption, readonly string[]>;

  constructor(private readonly reader: MasqReader) {
    this.config = defaultsOf(reader.dialect);
    this.memory = { nonMasqueradeCidrs: this.config.nonMasqueradeCidrs, sourceCidrs: [] };
    this.options = keysOf(reader);
  }

  decode(root: ConfigNode): void {
    if (root.kind === 'object') for (const entry of root.entries) this.decodeEntry(entry);
    else if (root.kind !== 'null') this.fault(root.at, 'The text is no mapping.');
  }

  /** The limit counts destinations only; it is the one of the last key, wherever that stands. */
  validate(): void {
    const destinations = this.config.nonMasqueradeCidrs.length;
    const { cidrLimit } = this.config;
    if (destinations > cidrLimit)
      this.fault(
        this.placeOf('nonMasqueradeCidrs'),
        `There are ${destinations} destinations; it accepts ${cidrLimit}.`,
        'limit',
      );
    for (const items of this.lists.values()) for (const item of items) this.validateCidr(item);
  }

  private decodeEntry({ name, at, value }: ConfigEntry): void {
    const known = this.options.find((key) => key.name === name) ?? this.options.find((key) => isFold(key.name, name));
    this.keys.push({ name, at, known });
    if (known !== undefined) this.set(known.option, name, value);
  }

  private set(option: MasqOption, name: string, value: ConfigNode): void {
    switch (option) {
      case 'nonMasqueradeCidrs':
      case 'sourceCidrs':
        this.setList(option, name, value);
        break;
      case 'masqLinkLocal':
      case 'masqLinkLocalIpv6':
        this.setScalar(option, name, value, 'boolean');
        break;
      case 'cidrLimit':
        this.setScalar(option, name, value, 'integer');
        break;
      case 'resyncInterval':
        this.setInterval(name, value);
    }
  }

  /** An item without a value keeps what stood at its place before: a default, or an item of an earlier spelling. */
  private setList(option: ListOption, name: string, value: ConfigNode): void {
    if (value.kind === 'list') this.putItems(option, name, value.items);
    else if (value.kind === 'null') this.putItems(option, name, []);
    else this.fault(value.at, `${name} must be a list.`);
  }

  private putItems(option: ListOption, name: string, nodes: readonly ConfigNode[]): void {
    const before = this.memory[option];
    const items = nodes.map((node, i): ReadItem => {
      if (node.kind === 'string') return { text: String(node.value), at: node.at };
      if (node.kind === 'null') this.emptyItems.push(node.at);
      else this.fault(node.at, `The items of ${name} must be texts.`);
      return { text: before[i] ?? '', at: node.at };
    });
    const texts = items.map(({ text }) => text);
    this.memory[option] = texts.length === 0 ? [] : [...texts, ...before.slice(texts.length)];
    this.lists.set(option, items);
    this.config = { ...this.config, [option]: texts };
  }

  private setScalar(option: MasqOption, name: string, value: ConfigNode, kind: 'boolean' | 'integer'): void {
    if (value.kind === 'null') return;
    if (value.kind === kind) this.config = { ...this.config, [option]: value.value };
    else
      this.fault(value.at, `${name} must be ${kind === 'boolean' ? 'true or false, not a text' : 'a whole number'}.`);
  }

  private setInterval(name: string, value: ConfigNode): void {
    const seconds = value.kind === 'string' ? readGoDuration(String(value.value)) : undefined;
    if (seconds !== undefined) this.config = { ...this.config, resyncInterval: seconds };
    else this.fault(value.at, `${name} must be a text that Go reads as a duration, such as 60s.`);
  }

  private validateCidr({ text, at }: ReadItem): void {
    const read = readGoCidr(text);
    if (read === undefined) this.fault(at, `${JSON.stringify(text)} is no CIDR.`);
    else if (!read.isAligned) this.fault(at, `${text} has bits behind its prefix; the block is ${read.cidr}.`);
    else if (read.cidr.family === 6 && this.reader.enableIpv6 !== true)
      this.fault(at, `${text} is IPv6, which it accepts with --enable-ipv6 only.`, 'ipv6');
  }

  private placeOf(option: MasqOption): Position {
    return this.keys.filter(({ known }) => known?.option === option).at(-1)?.at ?? TEXT_START;
  }

  private fault(at: Position, message: string, kind: MasqFault['kind'] = 'other'): void {
    this.faults.push({ kind, at, message });
  }
}

/** Go's comparison without case: the long s and the sign for Kelvin are letters of ASCII for it. */
const isFold = (a: string, b: string): boolean => folded(a) === folded(b);

const folded = (text: string): string => text.toLowerCase().replaceAll('\u017f', 's');
