import { groupedBy } from '../../net/grouped-by';
import type { Hazard, Risk } from '../review';
import { section } from './blocks';
import { type Detail, sentence } from './detail';
import { code, prose } from './escape';

/** What has to be looked at, the gravest first; of each kind at least one, however few there is room for. */
export function risks(all: readonly Risk[], detail: Detail): readonly string[] {
  const shown = representatives(all, detail.risks);
  const lines = shown.map((risk) => line(risk, detail));
  return section('Risks', lines.length === 0 ? [] : [[...lines, ...aboutRest(all, shown)].join('\n')]);
}

/** What goes wrong in the order of a sync. */
export function hazards(all: readonly Hazard[], detail: Detail): readonly string[] {
  const shown = all.slice(0, Math.max(detail.rows, 1));
  const lines = shown.map((hazard) => line(hazard, detail));
  const rest = all.length - shown.length;
  const more = rest > 0 ? [`- … and ${rest} more`] : [];
  return section('In the order of a sync', lines.length === 0 ? [] : [[...lines, ...more].join('\n')]);
}

function line({ level, rule, summary, advice }: Risk | Hazard, detail: Detail): string {
  const name = rule === undefined ? '' : ` ${code(rule)}`;
  return `- **${level}**${name} ${prose(sentence(summary, detail))} _${prose(sentence(advice, detail))}_`;
}

/** The first of each kind, then the gravest of the others, in their own order. */
function representatives(all: readonly Risk[], limit: number): readonly Risk[] {
  if (all.length <= limit) return all;
  const first = [...groupedBy(all, kindOf).values()].map(([risk]) => risk!).slice(0, limit);
  const chosen = new Set(first);
  for (const risk of all) {
    if (chosen.size >= limit) break;
    chosen.add(risk);
  }
  return all.filter((risk) => chosen.has(risk));
}

function aboutRest(all: readonly Risk[], shown: readonly Risk[]): readonly string[] {
  const there = new Set(shown);
  const rest = all.filter((risk) => !there.has(risk));
  if (rest.length === 0) return [];
  const kinds = [...groupedBy(rest, kindOf)].map(([kind, { length }]) => `${length} × ${kind}`);
  return [`- … and ${rest.length} more: ${kinds.join(', ')}`];
}

const kindOf = ({ level, rule }: Risk): string => (rule === undefined ? level : `${level} ${rule}`);
