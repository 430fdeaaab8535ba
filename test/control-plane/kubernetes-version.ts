/** The versions of Kubernetes whose API servers the end-to-end tests ask. */
export const MINORS = ['1.36', '1.34'] as const;

/** A version of Kubernetes without its patch level. */
export type Minor = (typeof MINORS)[number];
