/// <reference lib="esnext.disposable" />
/**
 * keyturn for JavaScript: a local AWS Secrets Manager and RDS for tests.
 *
 *     const keyturn = await serve();
 *     const rds = new RDSClient({ endpoint: keyturn.url });
 *     await keyturn.clock.advance("31d");
 *     await keyturn.stop();
 *
 * Names are those of keyturn's Python package, answers those of its HTTP API,
 * member by member; their times are ISO 8601, by keyturn's clock.
 */

/**
 * Starts a keyturn with throwaway data. Options are those of `keyturn serve`:
 * serve("--fixture", "start.json"). It ends by stop(), or when this process
 * ends, even by SIGKILL, and leaves nothing behind; it does not keep this
 * process from ending.
 */
export function serve(...options: readonly string[]): Promise<Server>;

/** The keyturn at url, or the one that KEYTURN_URL names, as the environment's account. */
export function connect(url?: string): Keyturn;

/** 12 digits that nobody else has: at({ account: freshAccount() }). */
export function freshAccount(): string;

/** One account and region at a keyturn. A secret goes by name or ARN. */
export class Keyturn {
	constructor(at: { url: string; ca?: string; account?: string; region?: string });
	readonly url: string;
	/** The file by which its databases' certificates are verified. */
	readonly ca: string | undefined;
	readonly account: string;
	readonly region: string;
	readonly clock: Clock;
	readonly faults: Faults;

	/** The same keyturn for another account (12 digits) or region. */
	at(other: { account?: string; region?: string }): Keyturn;
	/** This process's environment, for one whose AWS SDK is to find this. */
	environ(): Record<string, string>;
	/** Has the AWS SDK of this process find it: changes process.env. */
	use(): this;

	/** An operation of AWS's, without an SDK: call("rds", "Describe..."). */
	call(service: string, operation: string, input?: object): Promise<any>;
	/**
	 * Until the rotation of a secret that is under way has ended. Rejects with
	 * RotationFailed and its reason unless it succeeded, and with StillRunning
	 * after timeout seconds, real ones, 30 unless you say.
	 */
	wait(secret: string, options?: { timeout?: number }): Promise<Rotations>;
	/** Its rotations, step by step, the newest first. */
	rotations(secret: string, options?: { last?: number }): Promise<Rotations>;
	/** The last one of each secret here; of those with that outcome. */
	lastRotations(outcome?: Outcome): Promise<LastRotation[]>;
	/** Which values of a secret log in to its database: each is tried. */
	verify(secret: string): Promise<Verification>;
	/**
	 * Runs statements, separated by ";", on a DB instance or cluster, as its
	 * master; what they answer is thrown away.
	 */
	sql(database: string, text: string, options?: { schema?: string }): Promise<void>;
	health(): Promise<Health>;
	/** Nothing is in this account, or in any: no secrets, databases, identities, keys. */
	reset(options?: { everybody?: boolean }): Promise<void>;
}

/** A process `keyturn serve`, and the keyturn it is: what serve() gives. */
export class Server extends Keyturn {
	private constructor();
	readonly pid: number;
	/** What it has said so far. */
	readonly log: string;
	/** Ends it, and its databases; once more does nothing. */
	stop(): Promise<void>;
	[Symbol.asyncDispose](): Promise<void>;
}

/** The clock of a keyturn: one for all who use it. */
export interface Clock {
	now(): Promise<Date>;
	/**
	 * Lets time pass ("31d", "1d12h"); what fell due in it has happened.
	 * advance("0s") returns when all that is due has been done.
	 */
	advance(span: string): Promise<Event[]>;
	/** Goes there, as advance does; never back. */
	set(moment: string | Date): Promise<Event[]>;
	/** It stands still, but for advance and set. */
	freeze(): Promise<void>;
	/** It runs on from where it stands. */
	run(): Promise<void>;
}

/** What is broken on purpose, for all who use that keyturn: docs/faults.md. */
export interface Faults {
	add(what: FaultSpec): Promise<Fault>;
	/** What is set, and what came about. */
	list(): Promise<Fault[]>;
	/** That one, or all. */
	clear(id?: number): Promise<void>;
}

/** All that may go wrong. */
export class KeyturnError extends Error {}

/** There is no binary to start, or it did not come up; its log says why. */
export class NotStarted extends KeyturnError {}

/** Nobody answers at the URL, or no keyturn. */
export class Unreachable extends KeyturnError {}

/** keyturn answered no: an error of AWS's, or one of its own. */
export class Refused extends KeyturnError {
	readonly status: number;
	readonly code: string;
}

/** The last rotation of a secret did not succeed; or there was none. */
export class RotationFailed extends KeyturnError {
	readonly rotations: Rotations;
}

/** A rotation had not ended when the time was up. */
export class StillRunning extends KeyturnError {}

export interface Event {
	at: string;
	event: string;
	arn: string;
	version?: string;
	reason?: string;
}

export interface FaultSpec {
	point?: string;
	secret?: string;
	database?: string;
	service?: string;
	operation?: string;
	action: string;
	code?: string;
	status?: number;
	message?: string;
	delay_ms?: number;
	times?: number;
	always?: boolean;
	share?: number;
	seed?: number;
}

export interface Fault extends FaultSpec {
	id: number;
	address?: string;
	passed: number;
	happened: number;
	spent: boolean;
}

export interface Health {
	status: string;
	/** --iam */
	iam: "on" | "strict" | "off";
	failing: number;
	faults: number;
	rotations: Failing[];
	init?: Init;
	/** the audit trail; "stopped": it cannot be written */
	trail: "on" | "off" | "stopped";
}

export interface Init {
	completed: boolean;
	scripts: number;
	failed?: string[];
}

export interface Failing {
	secret: string;
	arn: string;
	attempts: number;
	next?: string;
	reason?: string;
}

export type Outcome = "running" | "succeeded" | "failed" | "abandoned" | "skipped";

export interface LastRotation {
	secret: string;
	arn: string;
	version: string;
	test?: boolean;
	outcome: Outcome;
	reason?: string;
	next?: string;
	started: string;
	ended?: string;
}

export interface Rotations {
	secret: string;
	arn: string;
	outcome: Outcome | "none";
	reason?: string;
	next?: string;
	rotations: Rotation[];
}

export interface Rotation {
	version: string;
	test?: boolean;
	outcome: Outcome;
	reason?: string;
	next?: string;
	started: string;
	ended?: string;
	attempts: Attempt[];
}

export interface Attempt {
	attempt: number;
	outcome: Outcome;
	reason?: string;
	next?: string;
	started: string;
	ended?: string;
	ms?: number;
	labels_before?: Record<string, string>;
	labels_after?: Record<string, string>;
	steps: Step[];
}

export interface Step {
	step: string;
	started: string;
	ms?: number;
	failed?: string;
	said: Said[];
	left_out?: number;
}

export interface Said {
	call?: string;
	with?: Record<string, string>;
	database?: string;
	result: string;
	reason?: string;
	ms?: number;
}

export interface Verification {
	secret: string;
	arn: string;
	verified: boolean;
	values: Verified[];
}

export interface Verified {
	label: string;
	version: string;
	logs_in: boolean;
	account?: string;
	tls?: string;
	reason?: string;
}
