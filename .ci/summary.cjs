const { readFileSync } = require('node:fs');

const LINES = 30;

/** What has no tests because it did not start, a file or all of a run, counts as one failure. */
function resultsOf(path) {
  try {
    const { success, numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'));
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    const failed = Math.max(numFailedTests + broken.length, success ? 0 : 1);
    return {
      passed: numPassedTests,
      failed,
      failures: [...testResults.flatMap(failedTests), ...broken.map(brokenFile)],
    };
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`${path}: ${error.message}`] };
  }
}

const failedTests = ({ name, assertionResults }) =>
  assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => [`${name} > ${test.fullName}`, ...test.failureMessages].join('\n'));

const brokenFile = ({ name, message }) => `${name}\n${message}`;

const shortened = (text) => text.split('\n').slice(0, LINES).join('\n');

const results = process.argv.slice(2).map(resultsOf);
for (const failure of results.flatMap(({ failures }) => failures)) console.log(`FAILED ${shortened(failure)}`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
