// A setup file of Vitest or Jest: each file of tests is an account of its own,
// in which nobody else's secrets and databases are.
"use strict";

const { connect, freshAccount } = require("./index.js");

connect().at({ account: freshAccount() }).use();
