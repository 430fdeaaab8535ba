/** A value in the agent's file, as its decoder for JSON gets it. `line` counts from 0. */
export type ConfigNode = ConfigScalar | ConfigList | ConfigObject;

export interface ConfigScalar {
  readonly kind: 'null' | 'boolean' | 'integer' | 'number' | 'string';
  readonly value: unknown;
  readonly line: number;
}

export interface ConfigList {
  readonly kind: 'list';
  readonly items: readonly ConfigNode[];
  readonly line: number;
}

export interface ConfigObject {
  readonly kind: 'object';
  /** In the order in which the decoder meets them: for one field the last one counts. */
  readonly entries: readonly ConfigEntry[];
  readonly line: number;
}

export interface ConfigEntry {
  readonly name: string;
  readonly value: ConfigNode;
  readonly line: number;
}
