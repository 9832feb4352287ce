/** Vitest's globalSetup: one keyturn for the run. Gives what ends it. */
declare function setup(project?: { config?: { root?: string } }): Promise<() => Promise<void>>;
export = setup;
