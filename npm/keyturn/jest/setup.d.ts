/** Jest's globalSetup: one keyturn for the run. */
declare function setup(globalConfig: object, projectConfig?: { rootDir?: string }): Promise<void>;
export = setup;
