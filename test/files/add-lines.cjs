// Adds so many lines of its own to a lock, each by reading, editing and writing it, and again when somebody else was
// faster. Says `done <id>` after each that was written, and `again` after each that was refused.
const { writeSync } = require('node:fs');
const { join } = require('node:path');

const [lib, path, name, count] = process.argv.slice(2);
const { readLockFile, writeLockFile } = require(join(lib, 'files/lock-file.js'));
const { parseLock } = require(join(lib, 'lock/parse.js'));
const { printLock } = require(join(lib, 'lock/format.js'));
const { canonicalLock } = require(join(lib, 'lock/canonical.js'));

for (let i = 0; i < Number(count); ) {
  const id = `eip-${name}-${i}`;
  const { text } = readLockFile(path);
  const { lock } = parseLock(text, path);
  const line = { ...lock.eips[0], id, owner: `prod/shop/Pod/pod-${name}-${i}` };
  const edited = printLock(canonicalLock({ ...lock, eips: [...lock.eips, line] }));
  const [problem] = writeLockFile({ path, before: text, text: edited });
  if (problem === undefined) i++;
  else if (problem.rule !== 'IPAM253') throw new Error(problem.message);
  writeSync(1, problem === undefined ? `done ${id}\n` : 'again\n');
}
