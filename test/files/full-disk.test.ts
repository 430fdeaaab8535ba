import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIB, MAIN } from '../cli/compiled';
import { accepting, project } from '../cli/small-apps';
import { endOf, lockText, Workshop } from '../cli/workshop';
import { leasesText } from '../lock/lock-text';
import { filesBelow, temporaryFolder } from '../support/folder';

describe('a limit on the size of files', () => {
  it('takes nothing: the old lock stays as it was, and the message says why', () => {
    const leases = Array.from({ length: 500 }, (_, i) => `10.0.${i >> 8}.${i & 255} released prod/shop/Pod/pod-${i}`);
    const lock = leasesText(...leases);
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'ipam.lock.yaml'), lock);
    const gc = `"${process.execPath}" "${MAIN}" lock gc --as-of 2026-11-01T00:00:00Z`;
    const { status, stderr } = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 40; exec ${gc}`], {
      cwd: folder,
      env: { PATH: process.env.PATH, LIB },
      encoding: 'utf8',
    });
    expect(stderr).toContain('error IPAM254 ipam.lock.yaml');
    expect(stderr).toContain('cannot be written: a file may not be so large here (EFBIG). It is as it was.');
    expect(status).toBe(3);
    expect(readFileSync(join(folder, 'ipam.lock.yaml'), 'utf8')).toBe(lock);
    expect(readdirSync(folder)).toEqual(['ipam.lock.yaml']);
  });
});

const FILLER = join(__dirname, 'full-at.cjs');
const OLD = lockText('10.0.0.4 released prod/shop/StatefulSet/redis 0');
const APP = {
  ...project(accepting({ before: OLD, text: lockText('10.0.0.4 bound prod/shop/StatefulSet/redis 0') })),
  'dist/old.k8s.yaml': 'kind: Old\n',
  'ipam.lock.yaml': OLD,
};

/** Runs a command on a disk that is full from its so manieth write on. */
function runFull(args: readonly string[], at: number, code: string) {
  const shop = new Workshop(APP);
  const env = { FULL_AT: `${at}`, FULL_CODE: code };
  return { shop, end: endOf(shop.start(args, { node: ['--require', FILLER], env })) };
}

describe('a disk that is full', () => {
  const cases: [args: string[], code: string, words: string][] = [
    [['lock', 'gc', '--as-of', '2026-11-01T00:00:00Z'], 'EDQUOT', 'the disk quota is used up (EDQUOT)'],
    [['lock', 'move', 'prod/shop/StatefulSet/redis'], 'ENOSPC', 'ENOSPC'],
    [['synth'], 'ENOSPC', 'ENOSPC'],
  ];
  for (const [args, code, words] of cases)
    it(`loses neither lock nor manifests, whichever write fails, and is named: ${args.join(' ')}, ${code}`, async () => {
      let isDone = false;
      for (let at = 1; !isDone; at++) {
        const { shop, end } = runFull(args, at, code);
        const { code: status, stderr } = await end;
        isDone = status === 0;
        if (isDone) expect(at).toBeGreaterThan(2);
        else {
          expect(stderr).toContain(words);
          expect(stderr).not.toContain('unexpected');
          expect(filesBelow(shop.folder)).toEqual(APP);
        }
      }
    }, 60_000);
});
