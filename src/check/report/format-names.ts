/** The formats of reports, by the word that `--format` takes. */
export const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

export type Format = (typeof FORMATS)[number];
