// What index.js is (a copy of it, which has no .d.ts) is what index.d.ts says.
import type * as said from "./index.js";
import * as is from "./is.js";

type Is<K extends keyof typeof is> = typeof is[K] extends
	abstract new (...args: any) => infer I ? I : never;

export const serve: typeof said.serve = is.serve;
export const connect: typeof said.connect = is.connect;
export const freshAccount: typeof said.freshAccount = is.freshAccount;
export const keyturn = (k: Is<"Keyturn">): said.Keyturn => k;
export const server = (s: Is<"Server">): said.Server => s;
export const refused = (e: Is<"Refused">): said.Refused => e;
export const failed = (e: Is<"RotationFailed">): said.RotationFailed => e;
export const others = (e: Is<"NotStarted" | "StillRunning" | "Unreachable">):
	said.KeyturnError => e;
