import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Gives a text a colour or weight, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** For files, pipes and those who want no colour. */
export const UNPAINTED: Paint = (_, text) => text;

const PAINTED: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** How texts for a stream are painted: only on a terminal, unless the environment says otherwise. */
export const paintFor = (stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint =>
  isPainted(stream, env) ? PAINTED : UNPAINTED;

/** NO_COLOR and FORCE_COLOR say it, in this order; of NO_COLOR any value counts but an empty one. */
function isPainted({ isTTY = false }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: unwanted = '', TERM: terminal } = env;
  if (unwanted !== '') return false;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY && terminal !== 'dumb';
}
