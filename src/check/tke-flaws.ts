import { SERVERLESS_ANNOTATIONS, TKE_ANNOTATIONS } from '../backends/tke/annotation-keys';
import type { Flaw } from './flaw';
import type { TkePods } from './tke-pods';

type Annotation = keyof typeof SERVERLESS_ANNOTATIONS & keyof typeof TKE_ANNOTATIONS;

/** The annotations of one name, of standard and of serverless clusters, that have a text. */
export const textsOf = (
  { annotations }: TkePods,
  name: Annotation,
): readonly (readonly [key: string, text: string])[] =>
  [TKE_ANNOTATIONS[name], SERVERLESS_ANNOTATIONS[name]].flatMap((key) => {
    const text = annotations[key];
    return typeof text === 'string' ? [[key, text] as const] : [];
  });

/** A flaw of one of the annotations of pods. */
export const flawOfPods = ({ object, path }: TkePods, key: string, message: string): Flaw => ({
  object,
  path: [...path, key],
  message,
});
