export default {
	test: {
		globalSetup: "keyturn/vitest",
		setupFiles: "keyturn/account",
		testTimeout: 120_000,
	},
};
