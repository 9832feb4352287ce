package keyturn;

import java.util.List;

/** What is broken on purpose; for all who use that keyturn. */
public class Faults {
	private final Keyturn keyturn;

	Faults(Keyturn keyturn) {
		this.keyturn = keyturn;
	}

	private static class Listed {
		List<Fault> faults;
	}

	/** Sets one, and returns it as it was set. */
	public Fault add(Fault what) {
		keyturn.changesForAll();
		return keyturn.ask("POST", "faults", what, Fault.class);
	}

	/** What is set, and what came about. */
	public List<Fault> list() {
		Listed listed = keyturn.ask("GET", "faults", null, Listed.class);

		return listed.faults;
	}

	/** That one; who hangs in it goes on. */
	public void clear(int id) {
		clearAt("faults/" + id);
	}

	/** All. */
	public void clear() {
		clearAt("faults");
	}

	private void clearAt(String path) {
		keyturn.changesForAll();
		keyturn.ask("DELETE", path, null, Door.OBJECT);
	}
}
