import { aboutSides } from '../about-sides';
import type { Review, Side } from '../review';
import { allocations } from './allocations';
import { DETAILS, type Detail, sentence } from './detail';
import { code, prose } from './escape';
import { capacity, derived, objects, places } from './lists';
import { hazards, risks } from './risks';
import { verdict } from './verdict';

export interface MarkdownOptions {
  /** How much there may be, in characters and in bytes of UTF-8. GitHub takes 65,536. Default: 65,000. */
  readonly limit?: number;
  /** Tells the comments of one pull request apart, where it has several. Default: `default`. */
  readonly id?: string;
  /** Where the whole of it is, such as the artifact of a pipeline. */
  readonly link?: string;
  /** What prints the same again, at the end. */
  readonly command?: string;
}

const LIMIT = 65_000;

/** The first line of a comment, by which the next run finds it again to put the new text in its place. */
export const commentMarker = (id = 'default'): string => `<!-- cdk8s-ipam:diff:${id.replace(/[^\w.-]/g, '-')} -->`;

/**
 * A review as one comment in a pull request: verdict, totals and risks first, what needs no decision folded away. Where it
 * does not fit, it is told with less detail and says so; fences and tables are never cut. The least detail is below 5,000
 * characters.
 */
export function reviewAsMarkdown(review: Review, options: MarkdownOptions = {}): string {
  const { limit = LIMIT } = options;
  let text = '';
  for (const [step, detail] of DETAILS.entries()) {
    text = comment(review, detail, { ...options, step });
    if (sizeOf(text) <= limit) return text;
  }
  return text;
}

interface Attempt extends MarkdownOptions {
  /** How often something was left out: 0, nothing. */
  readonly step: number;
}

function comment(review: Review, detail: Detail, attempt: Attempt): string {
  const blocks = [
    commentMarker(attempt.id),
    ...verdict(review),
    ...notes(review, detail),
    ...risks(review.risks, detail),
    ...hazards(review.hazards, detail),
    ...allocations(review.allocations, detail),
    ...places(review.places, detail),
    ...capacity(review.capacity, detail),
    ...derived(review.derived, detail),
    ...objects(review.objects, detail),
    ...aboutDetail(attempt),
    footer(review, attempt),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What was not looked at is no part of a verdict, so it stands beside it. */
function notes(review: Review, detail: Detail): readonly string[] {
  const lines = aboutSides(review).map((note) => `- ${prose(sentence(note, detail))}`);
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function aboutDetail({ step, link }: Attempt): readonly string[] {
  if (step === 0) return link === undefined ? [] : [`The whole of it: ${link}`];
  const whole = link === undefined ? '`cdk8s-ipam diff --format json` has the whole of it' : `the whole of it: ${link}`;
  return [`_Too big for one comment, so some of it is left out or counted; ${whole}._`];
}

function footer({ base, head, asOf }: Review, { command }: Attempt): string {
  const again = command === undefined ? '' : ` · ${code(command)}`;
  return `<sub>${side(base)} → ${side(head)}, as of ${asOf}${again}</sub>`;
}

const side = ({ name, commit, hasLock }: Side): string =>
  [code(name), ...(commit === undefined ? [] : [commit.slice(0, 12)]), ...(hasLock ? [] : ['(no lock)'])].join(' ');

/** Bytes are never fewer than UTF-16 units, which are never fewer than characters. */
const sizeOf = (text: string): number => new TextEncoder().encode(text).length;
