import { DIALECTS } from '../backends/ip-masq-agent/dialect';
import { type MasqReading, parseMasqConfig } from '../backends/ip-masq-agent/parse-masq-config';
import type { MasqDialect } from '../model/masq-agent';
import { type Position, TEXT_START } from '../model/position';
import type { Repeated } from './config-tree';
import type { Flaw } from './flaw';
import type { Path } from './foreign-document';
import { type ForeignObject, fields } from './foreign-object';
import { readMasqText } from './masq-text';

/** A ConfigMap of ip-masq-agent. */
export interface MasqObject {
  readonly object: ForeignObject;
  /** By its name; Google's agent reads that of the upstream agent. */
  readonly dialect: MasqDialect;
  readonly files: readonly MasqFileText[];
}

/** One text that the agent reads. */
export interface MasqFileText {
  readonly path: Path;
  /** By the newest agent: the faults as without --enable-ipv6, the configuration as with it. */
  readonly reading: MasqTextReading;
}

export interface MasqTextReading extends MasqReading {
  /** Keys that stand there again below, letter for letter. */
  readonly repeated: readonly Repeated[];
}

/** Undefined for any other object. */
export function masqObjectOf(object: ForeignObject): MasqObject | undefined {
  const known = READ.get(object);
  if (known !== undefined || READ.has(object)) return known;
  const read = readObject(object);
  READ.set(object, read);
  return read;
}

/** Each of several rules asks for the same. */
const READ = new WeakMap<ForeignObject, MasqObject | undefined>();

function readObject(object: ForeignObject): MasqObject | undefined {
  const dialect = dialectOf(object);
  if (dialect === undefined) return undefined;
  const files = Object.entries(fields(object.value.data)).flatMap(([key, text]) =>
    typeof text === 'string' && isMounted(key, dialect)
      ? { path: ['data', key], reading: readingOf(text, dialect) }
      : [],
  );
  return { object, dialect, files };
}

/** Azure's example and Tencent's agent have the same name for it; their keys differ. */
function dialectOf({ kind, group, name, value }: ForeignObject): MasqDialect | undefined {
  if (kind !== 'ConfigMap' || group !== '') return undefined;
  if (name.startsWith(DIALECTS.azure.configMap)) return 'azure';
  if (name === DIALECTS.upstream.configMap) return 'upstream';
  if (name !== DIALECTS.tke.configMap) return undefined;
  return Object.keys(fields(value.data)).some((key) => isMounted(key, 'azure')) ? 'azure' : 'tke';
}

/** Azure's agent reads every file whose name begins so. */
const isMounted = (key: string, dialect: MasqDialect): boolean =>
  dialect === 'azure' ? key.startsWith('ip-masq') : key === DIALECTS[dialect].dataKey;

/** Whether it was started with --enable-ipv6 is not known: IPv6 is a fault, and what is written is looked at all the same. */
function readingOf(text: string, dialect: MasqDialect): MasqTextReading {
  const read = readMasqText(text);
  if (!read.ok) return { config: undefined, faults: [read.fault], keys: [], emptyItems: [], repeated: [] };
  const { faults } = parseMasqConfig(read.root, { dialect });
  return { ...parseMasqConfig(read.root, { dialect, enableIpv6: true }), faults, repeated: read.repeated };
}

/** Whether a ConfigMap of this name is one that an agent mounts. */
export const isMasqName = (name: string): boolean =>
  name.startsWith(DIALECTS.azure.configMap) || Object.values(DIALECTS).some(({ configMap }) => configMap === name);

/** What a rule finds in each text of such a ConfigMap: where in the text, and a whole sentence. */
export const masqFlaws = (
  object: ForeignObject,
  find: (reading: MasqTextReading, dialect: MasqDialect) => readonly MasqFlaw[],
): readonly Flaw[] => {
  const masq = masqObjectOf(object);
  if (masq === undefined) return [];
  return masq.files.flatMap(({ path, reading }) =>
    find(reading, masq.dialect).map((flaw) => ({ ...flaw, object, path })),
  );
};

export type MasqFlaw = Pick<Flaw, 'message' | 'severity'> & { readonly at: Position };

/** Where the last key for an option stands, which is the one that counts; the beginning where there is none. */
export const placeOfOption = ({ keys }: MasqReading, option: string): Position =>
  keys.filter(({ known }) => known?.option === option).at(-1)?.at ?? TEXT_START;
