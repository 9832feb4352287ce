// What may go wrong, a class each: index.d.ts says when.
"use strict";

class KeyturnError extends Error {
	/** @param {string} message */
	constructor(message) {
		super(message);
		this.name = this.constructor.name;
	}
}

class NotStarted extends KeyturnError {}

class Unreachable extends KeyturnError {}

class Refused extends KeyturnError {
	/**
	 * @param {number} status
	 * @param {{ code?: string, message?: string }} answer
	 */
	constructor(status, { code = String(status), message = "" }) {
		super(`${code}: ${message}`);
		this.status = status;
		this.code = code;
	}
}

class RotationFailed extends KeyturnError {
	/** @param {import("../index.js").Rotations} rotations */
	constructor(rotations) {
		super(`${rotations.secret}: ${rotations.outcome}: ` +
			(rotations.reason ?? "no rotation"));
		this.rotations = rotations;
	}
}

class StillRunning extends KeyturnError {}

module.exports = { KeyturnError, NotStarted, Refused, RotationFailed,
	StillRunning, Unreachable };
