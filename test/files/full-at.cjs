// A disk that is full from write number FULL_AT on. Half of what was to be written is there, as on a real one.
const fs = require('node:fs');

const isFull = () => --left <= 0;
let left = Number(process.env.FULL_AT);

function fail(path) {
  const code = process.env.FULL_CODE;
  throw Object.assign(new Error(`${code}: no space left on device`), { code, path });
}

for (const name of ['mkdirSync', 'mkdtempSync', 'fsyncSync', 'writeFileSync']) {
  const original = fs[name];
  fs[name] = (target, ...rest) => {
    if (!isFull()) return original(target, ...rest);
    if (name === 'writeFileSync') original(target, `${rest[0]}`.slice(0, `${rest[0]}`.length / 2));
    return fail(typeof target === 'string' ? target : undefined);
  };
}
