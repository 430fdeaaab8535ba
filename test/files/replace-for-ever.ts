import { writeLockFile } from '../../src/files/lock-file';
import { printLock } from '../../src/lock/format';
import { leasesOf } from '../lock/lock-text';

/** Writes two big locks in turn until it is killed. */
const [path = ''] = process.argv.slice(2);
const texts = [0, 1].map((odd) =>
  printLock(
    leasesOf(
      ...Array.from({ length: 20_000 }, (_, i) => `10.${i >> 8}.${i & 255}.${odd} bound prod/shop/Pod/pod-${i}`),
    ),
  ),
);
let before: string | undefined;
for (let turn = 0; ; turn++) {
  const text = texts[turn % 2]!;
  const problems = writeLockFile({ path, before, text });
  if (problems.length > 0) throw new Error(problems[0]!.message);
  before = text;
  if (turn === 0) process.stdout.write('writing\n');
}
