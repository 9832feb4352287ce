package keyturn;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The clock of a keyturn: one for all who use it. It never goes back. */
public class Clock {
	private final Keyturn keyturn;

	Clock(Keyturn keyturn) {
		this.keyturn = keyturn;
	}

	private static class Says {
		Instant now;
		List<Event> events;
	}

	public Instant now() {
		Says says = keyturn.ask("GET", "clock", null, Says.class);

		return says.now;
	}

	/**
	 * Lets time pass; what fell due in it has happened, in order. An advance of
	 * Duration.ZERO returns when all that is due has been done.
	 */
	public List<Event> advance(Duration span) {
		return change("advance", span.toMillis() + "ms");
	}

	/** Goes there, as advance does. */
	public List<Event> set(Instant moment) {
		return change("set", moment.truncatedTo(ChronoUnit.MILLIS).toString());
	}

	/** It stands still, but for advance and set. */
	public void freeze() {
		change("freeze", true);
	}

	/** It runs on from where it stands. */
	public void run() {
		change("run", true);
	}

	private List<Event> change(String how, Object to) {
		keyturn.changesForAll();
		Says says = keyturn.ask("POST", "clock", Map.of(how, to), Says.class);

		return says.events;
	}
}
