// The report by docxtemplater: the template's bytes are read once, and compiled again for each document, as it must be.
"use strict";
const fs = require("node:fs");
const PizZip = require("pizzip");
const Docxtemplater = require("docxtemplater");

exports.prepare = (template) => {
  const content = fs.readFileSync(template);
  return async (data) => {
    const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
    document.render(data);
    return document.toBuffer({ compression: "DEFLATE" });
  };
};
