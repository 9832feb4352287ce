package keyturn;

import java.time.Instant;

/** Something that came about while time passed. */
public class Event {
	public Instant at;
	/** RotationSucceeded, DatabaseAvailable, ... */
	public String event;
	public String arn;
	public String version;
	public String reason;

	@Override
	public String toString() {
		return at + " " + event + " " + arn + (reason == null ? "" : " " + reason);
	}
}
