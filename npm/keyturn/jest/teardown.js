// Jest's globalTeardown: returns when keyturn and its databases have ended.
"use strict";

module.exports = require("../lib/runner.js").end;
