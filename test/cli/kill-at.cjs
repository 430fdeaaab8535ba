// Ends the process, as a power failure would, right before its change number KILL_AT to the file system.
const fs = require('node:fs');

let left = Number(process.env.KILL_AT);

for (const name of ['mkdirSync', 'mkdtempSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
    return original(...args);
  };
}
