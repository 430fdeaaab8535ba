import type { Lock, NetworkLock } from '../model/lock';
import { compareText } from '../net/compare';
import { CarvedSection } from './carved-section';
import { ClaimSection } from './claim-section';
import { EipSection } from './eip-section';
import type { Faults } from './fault';
import { LeaseSection } from './lease-section';
import { isNetworkName } from './network-name';
import { Recall } from './recall';

/** Takes one item of a section, and the number of its line. */
type ReadItem = (text: string, at: number) => void;

/** What is being read: the network whose section is open, and what its items are given to. */
interface NetworkDraft {
  readonly name: string;
  readonly at: number;
  readonly carved: CarvedSection;
  readonly leases: LeaseSection;
  readonly claims: ClaimSection;
}

/** A heading of the file that must be followed by something. */
interface Opened {
  readonly title: string;
  readonly at: number;
  readonly rank: number;
  isEmpty: boolean;
}

const NETWORK_SECTIONS = ['carved', 'leases', 'claims'] as const;

/** Builds a lock from the lines after `version:`, one after the other; what is wrong with them goes to the faults. */
export class Draft {
  private readonly recall = new Recall();
  private readonly networks: NetworkDraft[] = [];
  private readonly eips: EipSection;
  private top: Opened | undefined;
  private network: (Opened & { readonly draft: NetworkDraft }) | undefined;
  private section: Opened | undefined;
  private readItem: ReadItem | undefined;
  /** The number of the last line, once it is known. */
  private end: number | undefined;

  constructor(private readonly faults: Faults) {
    this.eips = new EipSection(this.recall, faults);
  }

  /** Reads one line, whose indentation says what it can be. */
  read(line: string, at: number): void {
    if (line.endsWith(' ')) this.faults.add('notCanonical', at, `"${line.trim()}" is followed by spaces.`);
    else if (line.startsWith('      - ')) this.item(line, 8, at);
    else if (line.startsWith('  - ')) this.item(line, 4, at);
    else if (line.startsWith('    ')) this.openSection(line.slice(4), at);
    else if (line.startsWith('  ')) this.openNetwork(line.slice(2), at);
    else this.openTop(line, at);
  }

  /** Everything read. `at` is the number of the last line. */
  finish(at: number): Lock {
    this.end = at;
    this.closeTop();
    if (!this.top) this.faults.add('truncated', at, 'The file ends where "networks:" is wanted: it was cut off.');
    return { version: 1, networks: this.networks.map(networkOf), eips: this.eips.lines };
  }

  private item(line: string, indent: number, at: number): void {
    const isEip = this.top?.rank === EIPS;
    if (!this.readItem || isEip !== (indent === 4)) {
      this.unknown(line, at);
      return;
    }
    if (this.section) this.section.isEmpty = false;
    if (isEip) this.top!.isEmpty = false;
    this.readItem(line.slice(indent), at);
  }

  private openSection(text: string, at: number): void {
    const rank = NETWORK_SECTIONS.findIndex((name) => text === `${name}:`);
    const name = NETWORK_SECTIONS[rank];
    if (!name || !this.network) {
      this.unknown(text, at);
      return;
    }
    const before = this.section;
    this.closeSection();
    this.network.isEmpty = false;
    if (before && before.rank >= rank)
      this.faults.add(
        'unsorted',
        at,
        `"${text}" stands after "${before.title}"; a network has carved, leases, claims, each once.`,
      );
    this.section = { title: text, at, rank, isEmpty: true };
    const section = this.network.draft[name];
    this.readItem = (item, line) => section.read(item, line);
  }

  private openNetwork(text: string, at: number): void {
    const name = text.slice(0, -1);
    if (this.top?.rank !== NETWORKS || !text.endsWith(':')) {
      this.unknown(text, at);
      return;
    }
    this.closeNetwork();
    this.top.isEmpty = false;
    this.judgeNetwork(name, at);
    const draft = this.newNetwork(name, at);
    this.networks.push(draft);
    this.network = { title: text, at, rank: 0, isEmpty: true, draft };
  }

  private judgeNetwork(name: string, at: number): void {
    if (!isNetworkName(name)) this.faults.add('malformedLine', at, `"${name}" cannot be the name of a network.`);
    const before = this.networks.at(-1);
    const order = before ? compareText(before.name, name) : -1;
    if (order === 0) this.faults.add('overlap', at, `The network ${name} stands twice.`);
    if (order > 0)
      this.faults.add(
        'unsorted',
        at,
        `The network ${name} stands after ${before!.name}; networks are in the order of their names.`,
      );
  }

  private newNetwork(name: string, at: number): NetworkDraft {
    const { recall, faults } = this;
    return {
      name,
      at,
      carved: new CarvedSection(faults),
      leases: new LeaseSection(recall, faults),
      claims: new ClaimSection(recall, faults),
    };
  }

  private openTop(line: string, at: number): void {
    const rank = TOPS.indexOf(line);
    const isDue =
      this.top === undefined ? rank === NETWORKS || rank === NO_NETWORKS : rank === EIPS && this.top.rank !== EIPS;
    if (!isDue) {
      this.unknown(line, at);
      return;
    }
    this.closeTop();
    this.top = { title: line, at, rank, isEmpty: rank !== NO_NETWORKS };
    this.readItem = rank === EIPS ? (item, number) => this.eips.read(item, number) : undefined;
  }

  private closeTop(): void {
    this.closeNetwork();
    this.refuseEmpty(this.top);
  }

  private closeNetwork(): void {
    this.closeSection();
    this.refuseEmpty(this.network);
    this.network = undefined;
  }

  private closeSection(): void {
    this.refuseEmpty(this.section);
    this.section = undefined;
    this.readItem = undefined;
  }

  /** At the end of the file something is missing; elsewhere nothing is said. */
  private refuseEmpty(opened: Opened | undefined): void {
    if (!opened?.isEmpty) return;
    const { title, at } = opened;
    if (at === this.end)
      this.faults.add('truncated', at, `The file ends with "${title}": it was cut off, and lines may be missing.`);
    else this.faults.add('notCanonical', at, `Nothing follows "${title}"; what is empty is left out.`);
  }

  private unknown(line: string, at: number): void {
    const shown = line.trim() === '' ? 'An empty line' : `"${line.trim()}"`;
    this.faults.add('unknownLine', at, `${shown} is not something that a lock has at this place${hintFor(line)}.`);
  }
}

const TOPS = ['networks:', 'networks: {}', 'eips:'];
const NETWORKS = 0;
const NO_NETWORKS = 1;
const EIPS = 2;

const networkOf = ({ name, carved, leases, claims }: NetworkDraft): NetworkLock => ({
  name,
  carved: carved.lines,
  headings: leases.headings,
  leases: leases.leases,
  claims: claims.lines,
});

function hintFor(line: string): string {
  if (line.trimStart().startsWith('#')) return '; comments other than its first lines would be lost';
  if (line.includes('\t')) return '; it is indented with a tab';
  if (line.trimStart().startsWith('- ')) return '; its items are indented by six spaces, those of eips by two';
  return '';
}
