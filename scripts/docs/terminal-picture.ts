/** A terminal's output as a picture: SVG, so that it is text for git and for those who search. */

/** Starts what is no text. */
const ESCAPE = '\u001b';
const CODE = new RegExp(`(${ESCAPE}\\[[\\d;]*m)`);

const CHARACTER = { width: 8.4, height: 18, size: 14 } as const;
const PADDING = 16;
const BAR = 28;

const COLOURS: Readonly<Record<number, string>> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  90: '#8b949e',
};

interface Style {
  readonly colour?: string;
  readonly isBold?: boolean;
  readonly isDim?: boolean;
}

interface Piece {
  readonly column: number;
  readonly text: string;
  readonly style: Style;
}

/**
 * @param text with the escape codes of a terminal for colours, bold and dim
 * @param command shown behind a prompt above it
 * @param columns where the terminal breaks lines
 */
export function terminalPicture(command: string, text: string, columns: number): string {
  const prompt = `${ESCAPE}[90m$${ESCAPE}[39m ${ESCAPE}[1m${command}${ESCAPE}[22m`;
  const lines = [prompt, ...text.trimEnd().split('\n')].map(piecesOf).flatMap((pieces) => broken(pieces, columns));
  const width = Math.ceil(columns * CHARACTER.width + 2 * PADDING);
  const height = lines.length * CHARACTER.height + 2 * PADDING + BAR;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${asXml(command)}">`,
    `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    ...['#ff5f56', '#ffbd2e', '#27c93f'].map(
      (colour, i) => `<circle cx="${PADDING + 4 + i * 18}" cy="${BAR / 2 + 4}" r="5" fill="${colour}"/>`,
    ),
    `<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="${CHARACTER.size}" fill="#e6edf3" xml:space="preserve">`,
    ...lines.flatMap((pieces, row) => pieces.map((piece) => textAt(piece, row))),
    '</g>',
    '</svg>',
  ].join('\n')}\n`;
}

function textAt({ column, text, style }: Piece, row: number): string {
  const x = (PADDING + column * CHARACTER.width).toFixed(1);
  const y = PADDING + BAR + row * CHARACTER.height + CHARACTER.size;
  const length = (text.length * CHARACTER.width).toFixed(1);
  const attributes = [
    ...(style.colour === undefined ? [] : [`fill="${style.colour}"`]),
    ...(style.isBold ? ['font-weight="bold"'] : []),
    ...(style.isDim ? ['opacity="0.6"'] : []),
  ].map((attribute) => ` ${attribute}`);
  return `<text x="${x}" y="${y}" textLength="${length}"${attributes.join('')}>${asXml(text)}</text>`;
}

/** A line that is too long goes on in the next one. */
function broken(pieces: readonly Piece[], columns: number): readonly (readonly Piece[])[] {
  const rows: Piece[][] = [[]];
  for (const { column, text, style } of pieces)
    for (let at = 0; at < text.length; ) {
      const row = Math.floor((column + at) / columns);
      const start = (column + at) % columns;
      const part = text.slice(at, at + columns - start);
      while (rows.length <= row) rows.push([]);
      rows[row]!.push({ column: start, text: part, style });
      at += part.length;
    }
  return rows;
}

/** Stretches of one style; blank ones are left out. */
function piecesOf(line: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let style: Style = {};
  let column = 0;
  for (const part of line.split(CODE)) {
    if (part.startsWith(ESCAPE)) style = part.slice(2, -1).split(';').map(Number).reduce(styled, style);
    else {
      if (part.trim() !== '') pieces.push({ column, text: part, style });
      column += part.length;
    }
  }
  return pieces;
}

function styled(style: Style, code: number): Style {
  const { colour: _, ...plain } = style;
  if (code === 0) return {};
  if (code === 1) return { ...style, isBold: true };
  if (code === 2) return { ...style, isDim: true };
  if (code === 22) return { ...style, isBold: false, isDim: false };
  if (code === 39) return plain;
  const colour = COLOURS[code];
  return colour === undefined ? style : { ...style, colour };
}

const asXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('\u00a0', ' ');
