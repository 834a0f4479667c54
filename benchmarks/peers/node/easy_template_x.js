// The report by easy-template-x: one handler and one template for all documents.
"use strict";
const fs = require("node:fs");
const { TemplateHandler } = require("easy-template-x");

exports.prepare = (template) => {
  const content = fs.readFileSync(template);
  const handler = new TemplateHandler();
  return (data) => handler.process(content, flat(data));
};

// The tag {review.title} asks for a key of that very name: records inside records become dotted keys, lists stay.
function flat(record, prefix = "", found = {}) {
  for (const [key, value] of Object.entries(record)) {
    if (typeof value === "object" && !Array.isArray(value)) flat(value, `${prefix}${key}.`, found);
    else found[prefix + key] = value;
  }
  return found;
}
