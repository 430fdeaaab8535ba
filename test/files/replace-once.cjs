// Puts one text in the place of the lock, and then waits to be killed. Says when it is about to begin.
const { readFileSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const [lib, path, one, other] = process.argv.slice(2);
const { readLockFile, writeLockFile } = require(join(lib, 'files/lock-file.js'));

const before = readLockFile(path).text;
const texts = [one, other].map((file) => readFileSync(file, 'utf8'));
const text = texts.find((candidate) => candidate !== before);
writeSync(1, 'ready\n');
const problems = writeLockFile({ path, before, text });
if (problems.length > 0) throw new Error(problems[0].message);
setInterval(() => undefined, 1000);
