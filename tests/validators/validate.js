// Reads {"vocabulary": JSON-LD, "pages": {name: HTML}} and
// writes {name: {"nodes": number, "issues": [{"type", "severity", "message"}, …]}}.

import Validator from '@adobe/structured-data-validator';
import WebAutoExtractor from '@marbec/web-auto-extractor';

async function input() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

// The type of the node at the end of a path such as [{type}, {property, type}, {index, type}].
function typeAt(path) {
  const types = (path ?? []).map((step) => step.type).filter(Boolean);
  return [types.at(-1) ?? ''].flat().join(' ');
}

async function judge(validator, html) {
  const found = new WebAutoExtractor({}).parse(html);
  const nodes = new Set(Object.values(found.jsonld ?? {}).flat()).size;
  const issues = (await validator.validate(found)).map(({ issueMessage, severity, path }) => ({
    type: typeAt(path),
    severity,
    message: issueMessage,
  }));
  return { nodes, issues };
}

const { vocabulary, pages } = await input();
const validator = new Validator(vocabulary);
const report = {};
for (const [name, html] of Object.entries(pages)) report[name] = await judge(validator, html);
process.stdout.write(JSON.stringify(report));
