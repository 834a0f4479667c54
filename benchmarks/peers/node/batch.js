// Many documents in one process, each timed: the twin of benchmarks/batch.py, JSON on stdin and stdout.
"use strict";
const fs = require("node:fs");

async function main() {
  const asked = JSON.parse(fs.readFileSync(0, "utf8"));
  const make = require(asked.module).prepare(asked.start);
  const times = [];
  for (const [source, target] of asked.jobs) {
    const begin = process.hrtime.bigint();
    const data = JSON.parse(fs.readFileSync(source, "utf8"));
    fs.writeFileSync(target, await make(data));
    times.push(Number(process.hrtime.bigint() - begin) / 1e9);
  }
  fs.writeSync(1, JSON.stringify(times.slice(asked.warm_ups)));
}

main();
