package keyturn;

/**
 * Something that breaks on purpose: where, what and how often. docs/faults.md has
 * what goes together; what is null is not said.
 */
public class Fault {
	/** Of a rotation: set.sql.after. */
	public String point;
	/** Whose rotation; all without it. */
	public String secret;
	/** A DB instance or cluster, or HOST:PORT. */
	public String database;
	/** rds; * is every one of AWS's. */
	public String service;
	/** Of that service; all without it. */
	public String operation;
	/** fail, hang, throttle, ... */
	public String action;
	/** Of an error. */
	public String code;
	public Integer status;
	public String message;
	public Long delayMs;
	/** Once without it. */
	public Integer times;
	/** Until it is cleared. */
	public Boolean always;
	/** Of what it fits, 0 to 1, by dice; seed repeats them. */
	public Double share;
	public Long seed;

	/** What keyturn says of one that is set: its number, what it fitted so far, how
	 * often it came about, and that it will not again. */
	public Integer id;
	public Integer passed;
	public Integer happened;
	public Boolean spent;

	/** At a point of a rotation. */
	public static Fault point(String point, String action) {
		Fault f = new Fault();

		f.point = point;
		f.action = action;
		return f;
	}

	/** In what a service answers. */
	public static Fault service(String service, String action) {
		Fault f = new Fault();

		f.service = service;
		f.action = action;
		return f;
	}

	/** At a database. */
	public static Fault database(String database, String action) {
		Fault f = new Fault();

		f.database = database;
		f.action = action;
		return f;
	}
}
