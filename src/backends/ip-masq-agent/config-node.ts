import type { Position } from '../../model/position';

/** A value in the agent's file, as its decoder for JSON gets it, with where it stands in the file. */
export type ConfigNode = ConfigScalar | ConfigList | ConfigObject;

export interface ConfigScalar {
  readonly kind: 'null' | 'boolean' | 'integer' | 'number' | 'string';
  readonly value: unknown;
  readonly at: Position;
}

export interface ConfigList {
  readonly kind: 'list';
  readonly items: readonly ConfigNode[];
  readonly at: Position;
}

export interface ConfigObject {
  readonly kind: 'object';
  /** In the order in which the decoder meets them: for one field the last one counts. */
  readonly entries: readonly ConfigEntry[];
  readonly at: Position;
}

export interface ConfigEntry {
  readonly name: string;
  readonly value: ConfigNode;
  readonly at: Position;
}
