package keyturn;

import java.util.List;

/** Which values of a secret log in to its database. */
public class Verification {
	public String secret;
	public String arn;
	/** AWSCURRENT logs in. */
	public boolean verified;
	public List<Verified> values;

	/** A label, and whether the value that has it logs in. */
	public static class Verified {
		public String label;
		public String version;
		public boolean logsIn;
		/** CURRENT_USER() of the session. */
		public String account;
		/** TLSv1.3, or none. */
		public String tls;
		/** Why not, in the database's words. */
		public String reason;
	}
}
