// The report by carbone (community edition): the template's path for each document; carbone keeps what it can.
"use strict";
const path = require("node:path");
const carbone = require("carbone");

exports.prepare = (template) => {
  const file = path.resolve(template);
  return (data) =>
    new Promise((resolve, reject) => {
      carbone.render(file, data, (error, content) => (error ? reject(error) : resolve(content)));
    });
};
