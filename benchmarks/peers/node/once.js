// One document in a process of its own: MODULE TEMPLATE SOURCE TARGET.
"use strict";
const fs = require("node:fs");

async function main([module, template, source, target]) {
  const make = require(module).prepare(template);
  fs.writeFileSync(target, await make(JSON.parse(fs.readFileSync(source, "utf8"))));
}

main(process.argv.slice(2));
