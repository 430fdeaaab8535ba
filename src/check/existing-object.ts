import { type Fields, type ForeignObject, fields } from './foreign-object';

const MARK = 'cdk8s-ipam.dev/existing';

/** An object that was declared as being there already: whoever makes it goes on doing so. */
export const existingObject = ({ metadata, ...object }: Fields): Fields => ({
  ...object,
  metadata: { ...fields(metadata), annotations: { [MARK]: 'true' } },
});

/** Whether somebody else makes it, and we only know of it. */
export const isExisting = ({ metadata }: ForeignObject): boolean => fields(metadata.annotations)[MARK] === 'true';
