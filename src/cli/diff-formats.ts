/** The formats of `diff`, by the word that `--format` takes. */
export const DIFF_FORMATS = ['human', 'markdown', 'json', 'sarif'] as const;

export type DiffFormat = (typeof DIFF_FORMATS)[number];
