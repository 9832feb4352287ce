/** Jest's globalTeardown: returns when keyturn and its databases have ended. */
declare function teardown(): Promise<void>;
export = teardown;
