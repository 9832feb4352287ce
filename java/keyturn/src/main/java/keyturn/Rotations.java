package keyturn;

import java.time.Instant;
import java.util.List;

/** Of one secret, the newest first; outcome and reason of the last. Null: absent. */
public class Rotations {
	public String secret;
	public String arn;
	/** succeeded, failed, running, abandoned, skipped, none. */
	public String outcome;
	/** Why it failed. */
	public String reason;
	/** When it is tried again. */
	public Instant next;
	public List<Rotation> rotations;

	/** As many attempts as it took. */
	public static class Rotation {
		public String version;
		public String outcome;
		public String reason;
		public Instant started;
		public Instant ended;
		public List<Attempt> attempts;
	}

	/** It goes through the steps until one fails. */
	public static class Attempt {
		/** From 1. */
		public int attempt;
		public String outcome;
		public String reason;
		public Instant started;
		public Instant ended;
		public List<Step> steps;
	}

	/** createSecret, setSecret, testSecret or finishSecret. */
	public static class Step {
		public String step;
		/** Why. */
		public String failed;
	}
}
