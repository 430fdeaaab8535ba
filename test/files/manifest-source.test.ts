import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MOST_MEGABYTES, readManifests } from '../../src/files/manifest-source';
import { temporaryFolder } from '../support/folder';

const fileOf = (bytes: number): string => {
  const path = join(temporaryFolder(), 'all.yaml');
  writeFileSync(path, '# everything\n');
  truncateSync(path, bytes);
  return path;
};

it('reads a file of manifests up to a size, and says of a larger one that it was not read', async () => {
  const most = MOST_MEGABYTES * 2 ** 20;
  expect(await readManifests(fileOf(most))).toMatchObject({ ok: true });
  const large = fileOf(most + 1);
  expect(await readManifests(large)).toMatchObject({
    ok: false,
    problem: { rule: 'IPAM415', where: { file: large }, message: 'It is larger than 16 MiB, and was not read.' },
  });
});
