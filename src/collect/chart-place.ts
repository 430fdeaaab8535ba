import type { Chart } from 'cdk8s';

/** Which cluster a chart belongs to, and the file below `dist/<cluster>/` that it is written to (without extension). */
export interface ChartPlace {
  readonly cluster: string;
  readonly file: string;
}

const PLACE = Symbol.for('cdk8s-ipam.ChartPlace');

export const placeChart = (chart: Chart, place: ChartPlace): void => {
  Object.defineProperty(chart, PLACE, { value: place, configurable: true });
};

/** Undefined for a chart that no cluster has claimed. */
export const placeOfChart = (chart: Chart): ChartPlace | undefined =>
  (chart as Chart & { [PLACE]?: ChartPlace })[PLACE];

const SYNCS = Symbol.for('cdk8s-ipam.SyncChart');

/** Says that a chart has objects by which Argo CD or Flux syncs clusters. */
export const markSyncChart = (chart: Chart): void => {
  Object.defineProperty(chart, SYNCS, { value: true, configurable: true });
};

export const isSyncChart = (chart: Chart): boolean => (chart as Chart & { [SYNCS]?: true })[SYNCS] === true;
